namespace Hexitime.Persistence.Sqlite;

/// <summary>
/// A transfer as somebody with a shell would write it, between the wallets A and B, each of which has 120 minutes and one entry. As it stands it is
/// sound, but for the hashes; every attack is one change to it.
/// </summary>
internal sealed record HandWrittenTransfer
{
    public const string A = "00000000-0000-8000-8000-0000000A0001";
    public const string B = "00000000-0000-8000-8000-0000000A0002";
    public const string C = "00000000-0000-8000-8000-0000000A0003";
    public const string Issuer = "00000000-0000-8000-8000-000000000001";
    public const string Hash = "x'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'";
    public const string Later = "1800000000000000";

    public static readonly HandWrittenTransfer Sound = new()
    {
        AdvanceA = Advance(A, posted: 60, length: 2),
        AdvanceB = Advance(B, posted: 180, length: 2),
        EntryA = Entry(A, 2, B, -60, 60),
        EntryB = Entry(B, 2, A, 60, 180),
        Order = OrderRow(A, B, 60),
    };

    public required string AdvanceA { get; init; }
    public required string AdvanceB { get; init; }
    public required string EntryA { get; init; }
    public required string EntryB { get; init; }
    public required string Order { get; init; }

    public string Sql => $"BEGIN IMMEDIATE; {AdvanceA} {AdvanceB} {EntryA} {EntryB} {Order} COMMIT;";

    public static string Id(int order) => $"00000000-0000-8000-8000-0000000B{order:X4}";

    public static string Advance(string account, long posted, long length) =>
        $"UPDATE hexitime_accounts SET posted_minutes = {posted}, length = {length}, head = {Hash}, last_recorded_at = {Later} WHERE id = '{account}';";

    public static string Entry(string account, long number, string counterparty, long amount, long after, int order = 1, string insert = "INSERT", int purpose = 2) =>
        $"{insert} INTO hexitime_entries VALUES ('{account}', {number}, '{Id(order)}', '{counterparty}', {amount}, {after}, {purpose}, {Later}, {Later}, NULL, {Hash});";

    public static string OrderRow(string from, string to, long moved, int kind = 1, int order = 1, string? target = null, string insert = "INSERT") =>
        $"{insert} INTO hexitime_orders VALUES ('{Id(order)}', {kind}, 2, '{from}', {Quote(kind == 6 ? null : to)}, {moved}, {Quote(target)}, NULL, NULL, NULL, 0, 0, "
        + $"'{from}', {Quote(kind == 6 ? null : to)}, {moved}, {Later});";

    private static string Quote(string? text) => text is null ? "NULL" : $"'{text}'";
}
