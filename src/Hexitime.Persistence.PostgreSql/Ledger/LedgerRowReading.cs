using System.Data.Common;
using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Persistence.PostgreSql.Ledger;

/// <summary>The ledger's rows, column by column in the order in which <see cref="PostgreSqlLedgerTables"/> asks for them.</summary>
internal static class LedgerRowReading
{
    public static Account ReadAccount(this DbDataReader row) => new()
    {
        Id = new AccountId(row.GetGuid(0)),
        Kind = (AccountKind)row.GetInt32(1),
        Floor = row.CreditsAt(2),
        Posted = row.CreditsAt(3),
        Held = row.CreditsAt(4),
        Length = row.GetInt64(5),
        Head = row.DigestOrNone(6),
        LastRecordedAt = row.InstantAt(7),
        Welcomed = row.GetBoolean(8),
    };

    public static RecordedOrder ReadOrder(this DbDataReader row) => new()
    {
        Order = Order.Recall((OrderKind)row.GetInt32(1), new OrderId(row.GetGuid(0)), (Purpose)row.GetInt32(2), new AccountId(row.GuidOrNone(3)),
            new AccountId(row.GuidOrNone(4)), row.CreditsAt(5), new OrderId(row.GuidOrNone(6)), row.InstantOrNone(7), row.InstantOrNone(8), row.DigestOrNone(9)),
        Refusal = (LedgerRefusal)row.GetInt32(10),
        Missing = row.CreditsAt(11),
        From = new AccountId(row.GuidOrNone(12)),
        To = new AccountId(row.GuidOrNone(13)),
        Moved = row.CreditsAt(14),
        RecordedAt = row.InstantAt(15),
        EndedBy = new OrderId(row.GuidOrNone(16)),
    };

    private static Credits CreditsAt(this DbDataReader row, int column) => Credits.FromMinutes(row.GetInt64(column));

    private static Instant InstantAt(this DbDataReader row, int column) => row.GetDateTime(column).ToInstant();

    private static Instant? InstantOrNone(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.InstantAt(column);

    private static Guid GuidOrNone(this DbDataReader row, int column) => row.IsDBNull(column) ? default : row.GetGuid(column);

    private static Digest DigestOrNone(this DbDataReader row, int column) => row.IsDBNull(column) ? default : new Digest(row.GetFieldValue<byte[]>(column));
}
