using NodaTime;

namespace Hexitime.Members;

/// <summary>To what a member can agree.</summary>
public enum ConsentPurpose
{
    /// <summary>Other members may see the e-mail address.</summary>
    Contact = 1,

    /// <summary>The name may stand on the map of who has connected with whom.</summary>
    Map = 2,

    /// <summary>Self-declared details may be counted, in aggregate only.</summary>
    Statistics = 3,

    /// <summary>The open listings may be part of a ring, and those whom the member would help, or who would help them, are told.</summary>
    Rings = 4,
}

/// <summary>That a member has agreed to something, or has withdrawn that, and to which words. It never changes; the latest of each purpose counts.</summary>
public sealed class ConsentRecord
{
    private ConsentRecord() { }

    /// <summary>Who.</summary>
    public MemberId Member { get; private set; }

    /// <summary>To what.</summary>
    public ConsentPurpose Purpose { get; private set; }

    /// <summary>1 for the first of this member and purpose, then one more for each.</summary>
    public int Number { get; private set; }

    /// <summary>Whether they agreed; else they withdrew it.</summary>
    public bool IsGiven { get; private set; }

    /// <summary>The version of the words that they had before them.</summary>
    public string Wording { get; private set; } = "";

    /// <summary>When.</summary>
    public Instant At { get; private set; }

    internal static ConsentRecord Of(MemberId member, ConsentPurpose purpose, int number, bool isGiven, string wording, Instant now) =>
        new() { Member = member, Purpose = purpose, Number = number, IsGiven = isGiven, Wording = wording, At = now };
}
