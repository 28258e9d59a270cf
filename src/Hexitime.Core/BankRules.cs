using System.ComponentModel.DataAnnotations;

namespace Hexitime;

/// <summary>
/// The rules of the bank: one options type, validated when the host starts. Changing a rule changes what happens from then on, never what has happened.
/// </summary>
public sealed class BankRules
{
    /// <summary>Credits that a new member is given, in minutes: 0 to 6,000; by default 120, two credits.</summary>
    [Range(0, 6_000)]
    public int WelcomeMinutes { get; set; } = 120;

    /// <summary>How far below nothing a wallet opened from now on may go, in minutes: 0 to 60,000; by default 0.</summary>
    [Range(0, 60_000)]
    public int OverdraftMinutes { get; set; }

    /// <summary>The most that one exchange may move, in minutes: 1 to 60,000; by default 2,400, forty hours.</summary>
    [Range(1, 60_000)]
    public int LargestExchangeMinutes { get; set; } = 2_400;

    /// <summary>Days until recorded hours that nobody answers count as confirmed: 1 to 365; by default 14.</summary>
    [Range(1, 365)]
    public int DaysUntilAutomaticCompletion { get; set; } = 14;

    /// <summary>Days until a proposal that nobody answers expires: 1 to 365; by default 30.</summary>
    [Range(1, 365)]
    public int DaysUntilProposalExpires { get; set; } = 30;

    /// <summary>
    /// Days after acceptance, or after the arranged meeting if that is later, until an exchange for which nobody records hours is cancelled and its
    /// credits are free again; for a group session, days after it began: 1 to 3,650; by default 180.
    /// </summary>
    [Range(1, 3_650)]
    public int DaysUntilAgreementLapses { get; set; } = 180;

    /// <summary>
    /// The most hours that may be guaranteed for one member at once, so that they can take part in rings with nothing in hand; what they still owe from rings counts. In
    /// minutes: 0 (nobody takes part in rings) to 6,000; by default 240, four hours.
    /// </summary>
    [Range(0, 6_000)]
    public int RingGuaranteeMinutes { get; set; } = 240;

    /// <summary>
    /// Hours before a group session begins until which whoever has a seat can leave at no cost: 0 to 720; by default 24. Each session keeps what the rule was when it
    /// was scheduled.
    /// </summary>
    [Range(0, 720)]
    public int HoursOfFreeCancellation { get; set; } = 24;

    /// <summary>Days for which a listing stays open unless it says otherwise: 1 to 3,650; by default 90.</summary>
    [Range(1, 3_650)]
    public int DaysUntilListingExpires { get; set; } = 90;

    /// <summary>
    /// Days after a quarter's end until what tells of groups in it is published by itself, so that hours that are confirmed late are among it: 1 to 365, or 0 for never (it is when somebody asks
    /// for it); by default 28. Set it to 0 while another bank's history is brought along: what is published stays.
    /// </summary>
    [Range(0, 365)]
    public int DaysUntilQuarterIsPublished { get; set; } = 28;

    /// <summary>Days for which the answer to a command is kept under its idempotency key: 1 to 365; by default 30.</summary>
    [Range(1, 365)]
    public int DaysToKeepCommandAnswers { get; set; } = 30;

    /// <summary>Days for which an event is kept after it has reached all its handlers: 0 to 365; by default 7.</summary>
    [Range(0, 365)]
    public int DaysToKeepDeliveredEvents { get; set; } = 7;

    /// <summary>Hours after which the ledger is sealed again, if anything has been recorded since: 1 to 8,760, or 0 for never; by default 24.</summary>
    [Range(0, 8_760)]
    public int SealEveryHours { get; set; } = 24;
}
