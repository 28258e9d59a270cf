using Hexitime.Matching.Availability;

namespace Hexitime.Matching.Ranking;

/// <summary>How well two fit, part by part, each 0 to 1000. Each rule of the score is here and nowhere else, but that of words (<see cref="Words.Bm25"/>). Pure.</summary>
internal static class Fit
{
    public const int Perfect = 1_000;

    /// <summary>From which fit of skills or words on something is worth telling to somebody who did not ask.</summary>
    public const int Good = 500;

    private const int OtherOrganisation = 500;
    private const int OtherProfession = 300;
    private const int OtherPayBand = 200;

    /// <summary>The average of how like the most similar skill is to each that is looked for.</summary>
    public static int Skills(int sumOfBest, int lookedFor) => lookedFor == 0 ? 0 : sumOfBest / lookedFor;

    /// <summary>The part of a perfect match.</summary>
    public static int Words(int score, int perfect) => perfect == 0 ? 0 : Math.Min(Perfect, score * Perfect / perfect);

    /// <summary>The same kind; half of it between coaching, mentoring and advice, which are given in conversation.</summary>
    public static int Kind(ExchangeKind? wanted, ExchangeKind kind)
    {
        static bool IsConversation(ExchangeKind? k) => k is ExchangeKind.Coaching or ExchangeKind.Mentoring or ExchangeKind.Advice;
        return wanted == kind ? Perfect : IsConversation(wanted) && IsConversation(kind) ? Perfect / 2 : 0;
    }

    /// <summary>A quarter for each hour of the week in common: four are as good as more.</summary>
    public static int Time(in WeekHours one, in WeekHours other) => Math.Min(Perfect, (one & other).Count * (Perfect / 4));

    /// <summary>What lies between them; a pay band that one has not told is no boundary.</summary>
    public static int Boundary(bool otherOrganisation, bool otherProfession, bool otherPayBand) =>
        (otherOrganisation ? OtherOrganisation : 0) + (otherProfession ? OtherProfession : 0) + (otherPayBand ? OtherPayBand : 0);

    /// <summary>
    /// Up to 700 for exchanges that were completed rather than cancelled, beginning at two of three (Laplace's rule of succession, so that one slip is not the end), and up to 300
    /// for answering within a day; 150 when that is not known. How many there were says nothing beyond that: the popular are not made more popular.
    /// </summary>
    public static int Standing(in ExchangeRecord record)
    {
        long completed = Math.Max(0, record.Completed), cancelled = Math.Max(0, record.Cancelled);
        var answers = record.AnswersWithinHours switch { null => 150, <= 24 => 300, <= 72 => 200, _ => 0 };
        return (int)(700 * (completed + 2) / (completed + cancelled + 3)) + answers;
    }

    /// <summary>All of it for whoever's first exchange is still to come.</summary>
    public static int Fairness(in ExchangeRecord record) => record.IsNew ? Perfect : 0;
}
