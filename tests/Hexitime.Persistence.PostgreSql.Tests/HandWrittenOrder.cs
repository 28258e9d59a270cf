using System.Globalization;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>
/// One order of a posting as somebody with a shell would write it: a transfer of 60 minutes between the wallets A and B, each of which has 120 minutes and one
/// entry. As it stands it is sound, but for the hashes; every attack is one change to it. Words are SQL, so that one can lie in any column.
/// </summary>
internal sealed record HandWrittenOrder
{
    public const string A = "'00000000-0000-8000-8000-0000000a0001'";
    public const string B = "'00000000-0000-8000-8000-0000000a0002'";
    public const string C = "'00000000-0000-8000-8000-0000000a0003'";
    public const string D = "'00000000-0000-8000-8000-0000000a0004'";
    public const string Issuer = "'00000000-0000-8000-8000-000000000001'";
    public const string Nobody = "'00000000-0000-8000-8000-0000000affff'";
    public const string OpenHold = "'00000000-0000-8000-8000-0000000c0001'";
    public const string ReleasedHold = "'00000000-0000-8000-8000-0000000c0002'";
    public const string Donation = "'00000000-0000-8000-8000-0000000c0003'";
    public const string Later = "'2027-01-01Z'";

    public static readonly HandWrittenOrder Sound = new();

    /// <summary>A takes aside another 30 minutes for B.</summary>
    public static readonly HandWrittenOrder Holding = Sound with { Kind = "2", Amount = "30", Moved = "30", FromNumber = "NULL", ToNumber = "NULL" };

    public static readonly HandWrittenOrder Releasing = Holding with { Kind = "4", Target = OpenHold };

    public static readonly HandWrittenOrder Settling = Sound with { Kind = "3", Target = OpenHold, Amount = "30", Moved = "30", FromBalance = "90", ToBalance = "150" };

    /// <summary>The 60 minutes that D has given to the issuer go back; the issuer has five entries and is 420 minutes below zero.</summary>
    public static readonly HandWrittenOrder Reversing = Sound with
    {
        Kind = "5",
        Purpose = "7",
        Target = Donation,
        From = "NULL",
        To = "NULL",
        ResolvedFrom = Issuer,
        ResolvedTo = D,
        FromNumber = "6",
        FromBalance = "-480",
        ToNumber = "3",
        ToBalance = "120",
    };

    public static readonly HandWrittenOrder SettingFloor = Holding with { Kind = "6", To = "NULL", ResolvedTo = "NULL", Amount = "-60", Moved = "-60" };

    public string Id { get; init; } = IdOf(1);
    public string Kind { get; init; } = "1";
    public string Purpose { get; init; } = "2";
    public string From { get; init; } = A;
    public string To { get; init; } = B;
    public string Amount { get; init; } = "60";
    public string Target { get; init; } = "NULL";
    public string Refusal { get; init; } = "0";
    public string ResolvedFrom { get; init; } = A;
    public string ResolvedTo { get; init; } = B;
    public string Moved { get; init; } = "60";
    public string RecordedAt { get; init; } = Later;
    public string FromNumber { get; init; } = "2";
    public string FromBalance { get; init; } = "60";
    public string FromHash { get; init; } = "decode(repeat('0a', 32), 'hex')";
    public string ToNumber { get; init; } = "2";
    public string ToBalance { get; init; } = "180";

    public string Sql => Posting(this);

    public static string IdOf(int order) => string.Create(CultureInfo.InvariantCulture, $"'00000000-0000-8000-8000-0000000b{order:x4}'");

    /// <summary>Several orders in one batch.</summary>
    public static string Posting(params HandWrittenOrder[] orders)
    {
        string Each(string type, Func<HandWrittenOrder, string> value) => $"ARRAY[{string.Join(", ", orders.Select(value))}]::{type}[]";
        return $"""
            INSERT INTO hexitime.postings (ids, kinds, purposes, from_accounts, to_accounts, amounts, targets, effective_ats, expires_ats, memos, refusals, missing,
                resolved_froms, resolved_tos, moved, recorded_ats, from_numbers, from_balances, from_hashes, to_numbers, to_balances, to_hashes)
            VALUES ({Each("uuid", o => o.Id)}, {Each("integer", o => o.Kind)}, {Each("integer", o => o.Purpose)}, {Each("uuid", o => o.From)}, {Each("uuid", o => o.To)},
                {Each("bigint", o => o.Amount)}, {Each("uuid", o => o.Target)}, {Each("timestamptz", _ => "NULL")}, {Each("timestamptz", _ => "NULL")},
                {Each("bytea", _ => "NULL")}, {Each("integer", o => o.Refusal)}, {Each("bigint", _ => "0")}, {Each("uuid", o => o.ResolvedFrom)},
                {Each("uuid", o => o.ResolvedTo)}, {Each("bigint", o => o.Moved)}, {Each("timestamptz", o => o.RecordedAt)}, {Each("bigint", o => o.FromNumber)},
                {Each("bigint", o => o.FromBalance)}, {Each("bytea", o => o.FromHash)}, {Each("bigint", o => o.ToNumber)}, {Each("bigint", o => o.ToBalance)},
                {Each("bytea", _ => "decode(repeat('0b', 32), 'hex')")})
            """;
    }
}
