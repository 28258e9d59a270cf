using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;
using Npgsql;

namespace Hexitime.Benchmarks.Load;

/// <summary>What somebody who knows their trade writes by hand: the statements that ours sends, each prepared by the driver, read column by column into what is answered.</summary>
internal sealed class BareBank(string database) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 64, NoResetOnClose = true }.ConnectionString);

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    public static async Task<Me?> FindMeAsync(NpgsqlConnection connection, string subject, CancellationToken cancellationToken) => (await ListAsync(
        connection,
        """
        SELECT m.id, m.wallet, m.state, m.registered_at, m.left_at, m.name, m.email, m.profession, m.organisation_id, m.pay_band, m.skills, m.time_zone, m.languages, m.biography,
            m.shows_contact, m.shows_on_map, m.is_in_statistics, m.joins_rings, m.version, m.subject
        FROM hexitime.members AS m WHERE m.subject = $1
        """,
        r => r.IsDBNull(4)
            ? new Me(r.GetGuid(0), r.GetGuid(1), (MemberState)r.GetInt32(2), At(r, 3), r.GetString(5), r.GetString(6), r.GetString(7), r.GetGuid(8), Text(r, 9), r.GetFieldValue<string[]>(10), r.GetString(11),
                r.GetFieldValue<string[]>(12), r.GetString(13), new Consents(r.GetBoolean(14), r.GetBoolean(15), r.GetBoolean(16), r.GetBoolean(17)), r.GetInt32(18))
            : null,
        cancellationToken, subject)).FirstOrDefault();

    public static async Task<MyView> ProfileAsync(NpgsqlConnection connection, Me me, CancellationToken cancellationToken)
    {
        var (name, odsCode) = (await ListAsync(
            connection, "SELECT o.id, o.name, o.name_key, o.ods_code FROM hexitime.organisations AS o WHERE o.id = $1", r => (r.GetString(1), Text(r, 3)), cancellationToken, me.Organisation))[0];
        return new MyView(
            new MemberId(me.Id),
            new Profile
            {
                Name = me.Name,
                Email = me.Email,
                Profession = me.Profession,
                Organisation = name,
                OdsCode = odsCode,
                PayBand = me.PayBand,
                Skills = me.Skills,
                TimeZone = me.TimeZone,
                Languages = me.Languages,
                Biography = me.Biography,
                Consents = me.Consents,
            },
            me.State, me.Since, me.Version);
    }

    public static async Task<WalletView> WalletAsync(NpgsqlConnection connection, Me me, CancellationToken cancellationToken) => (await ListAsync(
        connection,
        "SELECT id, kind, floor_minutes, posted_minutes, held_minutes, length, head, last_recorded_at, welcomed FROM hexitime.accounts WHERE id = $1",
        r => new WalletView(Credits.FromMinutes(r.GetInt64(3)), Credits.FromMinutes(r.GetInt64(4)), Credits.FromMinutes(r.GetInt64(3) - r.GetInt64(4) - r.GetInt64(2)), null),
        cancellationToken, me.Wallet))[0];

    public static Task<List<Guid>> NetworksAsync(NpgsqlConnection connection, Me me, CancellationToken cancellationToken) => ListAsync(
        connection, "SELECT m.network_id FROM hexitime.memberships AS m WHERE m.member_id = $1 AND m.state = 2", r => r.GetGuid(0), cancellationToken, me.Id);

    public static Task<List<Guid>> HiddenAsync(NpgsqlConnection connection, Me me, CancellationToken cancellationToken) => ListAsync(
        connection, "SELECT b.blocker_id, b.blocked_id, b.since FROM hexitime.blocks AS b WHERE b.blocker_id = $1 OR b.blocked_id = $1",
        r => r.GetGuid(0) == me.Id ? r.GetGuid(1) : r.GetGuid(0), cancellationToken, me.Id);

    public static async Task<Dictionary<Guid, string>> NamesAsync(NpgsqlConnection connection, IEnumerable<Guid> ids, CancellationToken cancellationToken) => (await ListAsync(
        connection, "SELECT m.id, m.name, m.state, m.wallet FROM hexitime.members AS m WHERE m.id = ANY ($1)", r => (r.GetGuid(0), r.GetString(1)), cancellationToken, ids.Distinct().ToArray())).ToDictionary();

    public static async Task<List<T>> ListAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            list.Add(read(reader));
        return list;
    }

    public static Instant At(NpgsqlDataReader r, int column) => Instant.FromDateTimeUtc(r.GetDateTime(column));

    public static Instant? AtOrNull(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : At(r, column);

    public static string? Text(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    public static Guid? IdOrNull(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetGuid(column);

    public static Credits? CreditsOrNull(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : Credits.FromMinutes(r.GetInt64(column));

    /// <summary>The member who asks.</summary>
    internal sealed record Me(
        Guid Id, Guid Wallet, MemberState State, Instant Since, string Name, string Email, string Profession, Guid Organisation, string? PayBand, string[] Skills, string TimeZone,
        string[] Languages, string Biography, Consents Consents, int Version);
}
