using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Import;

/// <summary>A transfer of another time bank, to be brought along.</summary>
/// <param name="ExternalId">What the other bank calls the transfer: 1 to 100 characters. It is the idempotency key.</param>
/// <param name="From">Who gave credits (got time): a member's external id, or <c>bank</c>.</param>
/// <param name="To">Who got credits (gave time): a member's external id, or <c>bank</c>.</param>
/// <param name="Hours">How much.</param>
/// <param name="EffectiveAt">When: 1970 or later, not in the future.</param>
/// <param name="Purpose">Why: exchange, donation or grant.</param>
/// <param name="Description">In words: at most 2,000 characters.</param>
public sealed record ImportedTransfer(
    string ExternalId, string From, string To, Credits Hours, Instant EffectiveAt, Purpose Purpose = Purpose.Exchange, string? Description = null)
{
    /// <summary>What the bank itself is called in <see cref="From"/> and <see cref="To"/>.</summary>
    public const string Bank = "bank";

    private static readonly Dictionary<string, Purpose> PurposeOfKind = new(StringComparer.OrdinalIgnoreCase)
    {
        ["exchange"] = Purpose.Exchange,
        ["donation"] = Purpose.Donation,
        ["grant"] = Purpose.Grant,
        // The other bank's welcome is a grant here: this bank's own rule, once to a member, is not about another's past.
        ["welcome"] = Purpose.Grant,
    };

    /// <summary>The columns that a file of transfers must have.</summary>
    public static IReadOnlyList<string> NeededColumns { get; } = ["external_id", "date", "from", "to", "hours"];

    /// <summary>The columns that it may have as well.</summary>
    public static IReadOnlyList<string> OptionalColumns { get; } = ["description", "kind"];

    /// <summary>The order that the transfer becomes.</summary>
    public OrderId Order => OrderId.For("import.transfer:" + ExternalId, Guid.Empty);

    /// <summary>Reads a row; refused when a field is not written as it should be. Whether it makes sense, <see cref="Check"/> says.</summary>
    /// <param name="field">The trimmed text of a column; empty if the file has none.</param>
    public static Result<ImportedTransfer> Read(Func<string, string> field)
    {
        var (from, to, kind) = (field("from"), field("to"), field("kind"));
        if (!ImportFields.TryReadDate(field("date"), out var date))
            return ImportFields.UnreadableDate("date", field("date"));
        if (!ImportFields.TryReadHours(field("hours"), out var hours))
            return ImportFields.UnreadableHours("hours", field("hours"));
        if (FindPurpose(kind, from, to) is not { } purpose)
            return Refusal.Invalid("import.kind", $"\"{ImportFields.Shorten(kind)}\" is neither exchange, donation, grant or welcome nor a kind of exchange such as coaching.");
        var description = field("description");
        return new ImportedTransfer(field("external_id"), from, to, hours, date, purpose, description.Length == 0 ? null : description);
    }

    /// <summary>The first thing that is wrong with the transfer, or <c>null</c>.</summary>
    public Refusal? Check(Instant now) =>
        ImportFields.CheckExternalId(ExternalId, "The external id")
        ?? ImportFields.CheckExternalId(From, "Who gave credits")
        ?? ImportFields.CheckExternalId(To, "Who got credits")
        ?? CheckLedger(LedgerRules.CheckAmount(Hours))
        ?? CheckLedger(string.Equals(From, To, StringComparison.Ordinal) ? LedgerRefusal.SameAccount : LedgerRefusal.None)
        ?? CheckPurpose()
        ?? ImportFields.CheckPast(EffectiveAt, now)
        ?? Texts.CheckOptional(Description, 2_000, "import.description", "The description");

    private Refusal? CheckPurpose() => Purpose switch
    {
        Purpose.Exchange when IsBank(From) || IsBank(To) => Refusal.Invalid("import.kind", "An exchange is between two members; the bank grants, and takes donations."),
        Purpose.Grant when !IsBank(From) => Refusal.Invalid("import.kind", "Only the bank grants credits, or welcomes with them."),
        Purpose.Donation when IsBank(From) => Refusal.Invalid("import.kind", "The bank grants credits; members donate them."),
        Purpose.Exchange or Purpose.Grant or Purpose.Donation => null,
        _ => Refusal.Invalid("import.kind", "A transfer that is brought along is an exchange, a donation or a grant."),
    };

    private static Purpose? FindPurpose(string kind, string from, string to)
    {
        if (kind.Length == 0)
            return IsBank(from) ? Purpose.Grant : IsBank(to) ? Purpose.Donation : Purpose.Exchange;
        if (PurposeOfKind.TryGetValue(kind, out var purpose))
            return purpose;
        // "hands-on help", "Hands on help" and "HandsOnHelp" are one.
        var name = string.Concat(kind.Where(char.IsAsciiLetter));
        return ExchangeKinds.Find(name) is not null ? Purpose.Exchange : null;
    }

    private static bool IsBank(string externalId) => string.Equals(externalId, Bank, StringComparison.Ordinal);

    private static Refusal? CheckLedger(LedgerRefusal refusal) => refusal == LedgerRefusal.None ? null : Outcome.Refused(refusal).ToRefusal();
}
