using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hexitime.Donations;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Persistence.Ledger;
using Hexitime.Persistence.PostgreSql.Ledger;
using NodaTime;
using Npgsql;
using static Hexitime.Benchmarks.Load.BareBank;

namespace Hexitime.Benchmarks.Load;

/// <summary>What is sent to be published.</summary>
internal sealed record PublishBody(ListingType Type, ListingText Text);

/// <summary>What is sent to be given.</summary>
internal sealed record DonateBody(MemberId To, Credits Amount, string? Message = null, bool IsAnonymous = false);

/// <summary>
/// The two commands by hand, each in one transaction that keeps its answer under its key, holds the wallets and leaves an event. Credits move by the ledger's own
/// statements, which are by hand already (beside other ledgers they stand in <see cref="PostgreSql.SideBySide"/>).
/// </summary>
internal static class BareWrites
{
    private static readonly PostgreSqlLedgerTables Ledger = new();

    public static async Task<ListingView?> PublishAsync(NpgsqlConnection connection, string subject, string key, PublishBody body, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await IsAnsweredAsync(connection, subject, key, cancellationToken) || await FindMeAsync(connection, subject, cancellationToken) is not { } me)
            return null;
        await HoldAsync(connection, [me.Wallet], [me.Id], cancellationToken);
        var now = MicrosecondClock.System.GetCurrentInstant();
        var text = body.Text;
        var view = new ListingView(
            ListingId.New(now), new MemberId(me.Id), me.Name, body.Type, ListingState.Open, text.Title, text.Description ?? "", text.Kind, text.Skills, text.Hours, text.Place, ListingAudience.Everyone, [],
            now, now + Duration.FromDays(180), 1);
        await DoAsync(
            connection,
            """
            INSERT INTO hexitime.listings (id, owner_id, type, state, audience, title, description, words, kind, skills, minutes, place, published_at, expires_at, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            cancellationToken, view.Id.Value, me.Id, (int)view.Type, (int)view.State, (int)view.Audience, view.Title, view.Description, view.Title.ToLowerInvariant(), (int)view.Kind, view.Skills.ToArray(),
            view.Hours.Minutes, (object?)view.Place ?? DBNull.Value, now.ToDateTimeUtc(), view.ExpiresAt.ToDateTimeUtc(), 1);
        await DoAsync(connection, "INSERT INTO hexitime.match_changes (at, kind, subject_id) VALUES ($1, $2, $3)", cancellationToken, now.ToDateTimeUtc(), 2, view.Id.Value);
        await FinishAsync(connection, subject, key, "publish", view.Id.Value, JsonSerializer.Serialize(view, json), now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return view;
    }

    public static async Task<DonationView?> DonateAsync(NpgsqlConnection connection, string subject, string key, DonateBody body, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await IsAnsweredAsync(connection, subject, key, cancellationToken) || await FindMeAsync(connection, subject, cancellationToken) is not { } me)
            return null;
        var to = await ListAsync(
            connection, "SELECT m.wallet, m.state, m.name FROM hexitime.members AS m WHERE m.id = $1", r => (Wallet: r.GetGuid(0), Name: r.GetString(2)), cancellationToken, body.To.Value);
        if (to.Count == 0)
            return null;
        await HoldAsync(connection, [me.Wallet, to[0].Wallet], [me.Id, body.To.Value], cancellationToken);
        if ((await HiddenAsync(connection, me, cancellationToken)).Contains(body.To.Value))
            return null;
        var now = MicrosecondClock.System.GetCurrentInstant();
        var id = DonationId.New(now);
        if (!await TransferAsync(connection, Order.Transfer(OrderId.For("donation", id.Value), new AccountId(me.Wallet), new AccountId(to[0].Wallet), body.Amount, Purpose.Donation), now, cancellationToken))
            return null;
        await DoAsync(
            connection, "INSERT INTO hexitime.donations (id, from_id, to_id, minutes, message, is_anonymous, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            cancellationToken, id.Value, me.Id, body.To.Value, body.Amount.Minutes, (object?)body.Message ?? DBNull.Value, body.IsAnonymous, now.ToDateTimeUtc());
        var view = new DonationView(id, new Person(new MemberId(me.Id), me.Name), new Person(body.To, to[0].Name), null, null, body.Amount, body.Message, body.IsAnonymous, now);
        await FinishAsync(connection, subject, key, "donate", id.Value, JsonSerializer.Serialize(view, json), now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return view;
    }

    private static async Task<bool> TransferAsync(NpgsqlConnection connection, Order order, Instant now, CancellationToken cancellationToken)
    {
        var (orders, outcomes, book) = (new[] { order }, new Outcome[1], new LedgerBook());
        await Ledger.ApplyAsync(connection, new LedgerWork(orders, book, Judge, Waits: true, JoinsTransaction: true), cancellationToken);
        return outcomes[0].Stands;

        LedgerChanges Judge()
        {
            book.Apply(orders, BatchMode.Linked, now, outcomes);
            return book.TakeChanges();
        }
    }

    private static async Task<bool> IsAnsweredAsync(NpgsqlConnection connection, string subject, string key, CancellationToken cancellationToken) => (await ListAsync(
        connection, "SELECT c.fingerprint, c.answer FROM hexitime.command_answers AS c WHERE c.subject_digest = $1 AND c.key = $2", r => r.GetString(1), cancellationToken, DigestOf(subject), key)).Count > 0;

    private static async Task HoldAsync(NpgsqlConnection connection, Guid[] wallets, Guid[] people, CancellationToken cancellationToken)
    {
        await ListAsync(connection, "SELECT id FROM hexitime.accounts WHERE id = ANY ($1) ORDER BY id FOR UPDATE", r => r.GetGuid(0), cancellationToken, wallets);
        await NamesAsync(connection, people, cancellationToken);
    }

    private static async Task FinishAsync(NpgsqlConnection connection, string subject, string key, string what, Guid stream, string answer, Instant now, CancellationToken cancellationToken)
    {
        await DoAsync(
            connection, "INSERT INTO hexitime.outbox (stream, type, payload, recorded_at, attempts, delivered_at) VALUES ($1, $2, $3, $4, 0, $4)",
            cancellationToken, stream, what, "{}", now.ToDateTimeUtc());
        await DoAsync(
            connection, "INSERT INTO hexitime.command_answers (subject_digest, key, request, fingerprint, answer, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)",
            cancellationToken, DigestOf(subject), key, what, DigestOf(what), answer, now.ToDateTimeUtc());
    }

    private static byte[] DigestOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static async Task DoAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values) => await ListAsync(connection, sql, _ => 0, cancellationToken, values);
}
