using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Reports;

/// <summary>A member tells the hosts of something that should not be. What is decided about it, and by whom, is kept step by step. Pure: no I/O and no clock.</summary>
public sealed class Report : IVersioned
{
    /// <summary>The most that can be said in one go, in characters.</summary>
    public const int LongestWords = 2_000;

    private readonly List<ReportStep> _history = [];

    private Report() { }

    /// <summary>The report's id.</summary>
    public ReportId Id { get; private set; }

    /// <summary>Who reports.</summary>
    public MemberId Reporter { get; private set; }

    /// <summary>What kind of thing is reported.</summary>
    public ReportedKind Kind { get; private set; }

    /// <summary>Which one.</summary>
    public Guid Thing { get; private set; }

    /// <summary>
    /// Whose doing it is: the member, the listing's owner, the other side of the exchange, the message's or testimonial's author, the project's lead, the session's giver.
    /// </summary>
    public MemberId About { get; private set; }

    /// <summary>The network to which the thing belongs, whose hosts handle it too; <c>null</c> for one of the platform.</summary>
    public NetworkId? Network { get; private set; }

    /// <summary>What it said when it was reported, if it is made of words; else <c>null</c>.</summary>
    public string? Quote { get; private set; }

    /// <summary>Why it is reported.</summary>
    public ReportReason Reason { get; private set; }

    /// <summary>In the reporter's words.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Where it is.</summary>
    public ReportState State { get; private set; }

    /// <summary>When it was made.</summary>
    public Instant MadeAt { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>Every step so far, the first one first.</summary>
    public IReadOnlyList<ReportStep> History => _history;

    /// <summary>A new report; refused when it is about the reporter's own doing.</summary>
    public static Result<Report> Make(MemberId reporter, ReportedThing thing, ReportReason reason, string words, Instant now)
    {
        if (thing.About == reporter)
            return Refusal.Conflict("report.yourself", "This is your own doing: change or close it yourself.");
        var report = new Report
        {
            Id = ReportId.New(now),
            Reporter = reporter,
            Kind = thing.Kind,
            Thing = thing.Id,
            About = thing.About,
            Network = thing.Network,
            Quote = thing.Quote,
            Reason = reason,
            Words = words.Trim(),
            MadeAt = now,
            Version = 0,
        };
        report.Step(ReportState.Open, reporter, null, now);
        return report;
    }

    /// <summary>Somebody looks into it.</summary>
    public Result<Done> Review(MemberId? by, string? note, Instant now) =>
        Judge(by, from: ReportState.Open, "Somebody has taken this report already.") is { } refusal ? refusal : Step(ReportState.InReview, by, note, now);

    /// <summary>It is decided.</summary>
    public Result<Done> Decide(MemberId? by, bool isUpheld, string reason, Instant now) =>
        Judge(by, from: ReportState.InReview, "Only a report in review can be decided.") is { } refusal ? refusal
        : Step(isUpheld ? ReportState.Upheld : ReportState.Dismissed, by, reason, now);

    /// <summary>
    /// Takes out what a member wrote who is erased: as the reporter what they say, as the one reported what is quoted of them, as one who handled it their notes. That there
    /// was such a report and what was decided stays.
    /// </summary>
    public void EraseWordsOf(MemberId member)
    {
        if (member == Reporter)
            Words = Texts.Erased;
        if (member == About)
            Quote = null;
        for (var i = 0; i < _history.Count; i++)
            _history[i] = _history[i] is { Note: not null } step && step.By == member ? step with { Note = null } : _history[i];
        Version++;
    }

    private Refusal? Judge(MemberId? by, ReportState from, string sentence) =>
        by == Reporter || by == About ? Refusal.NotAllowed("report.own-case", "Nobody handles a report by or about themselves.")
        : State != from ? Refusal.Conflict("report.wrong-state", sentence).With("state", State.ToString())
        : null;

    private Result<Done> Step(ReportState to, MemberId? by, string? note, Instant now)
    {
        State = to;
        _history.Add(new ReportStep(_history.Count + 1, by, now, to, string.IsNullOrWhiteSpace(note) ? null : note.Trim()));
        Version++;
        return new Done();
    }
}

/// <summary>What is reported.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Id">Which one.</param>
/// <param name="About">Whose doing it is.</param>
/// <param name="Network">The network to which it belongs; <c>null</c> for the platform.</param>
/// <param name="Quote">What it says, if it is words.</param>
public sealed record ReportedThing(ReportedKind Kind, Guid Id, MemberId About, NetworkId? Network = null, string? Quote = null);

/// <summary>One step in the handling of a report.</summary>
/// <param name="Number">1 for the first, then one more for each.</param>
/// <param name="By">By which member; <c>null</c> for an administrator who is none. The log of privileged acts names them.</param>
/// <param name="At">When.</param>
/// <param name="State">The state after it.</param>
/// <param name="Note">Why.</param>
public sealed record ReportStep(int Number, MemberId? By, Instant At, ReportState State, string? Note);

internal static class ReportRefusals
{
    /// <summary>Those of the platform who handle reports; in a network its hosts do.</summary>
    public const Who Handlers = Who.Broker | Who.Administrator;

    /// <summary>Where the actor handles reports.</summary>
    public static Task<Reach> HandlesReportsAsync(this NetworkDesk networks, CancellationToken cancellationToken) =>
        networks.ReachAsync(Handlers, NetworkRoles.Host, cancellationToken);

    public static Refusal NotFound => Refusal.NotFound("report.not-found", "There is no such report.");
}
