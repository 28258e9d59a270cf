using Hexitime.Members;
using NodaTime;

namespace Hexitime.Demographics;

/// <summary>
/// What a member says of themselves in answer to one question. Kept apart from the profile, and internal on purpose: only the member reads it, and statistics count it.
/// </summary>
internal sealed class Declaration
{
    private Declaration() { }

    public MemberId Member { get; private set; }

    /// <summary>The question's code.</summary>
    public string Question { get; private set; } = "";

    /// <summary>The code of the answer.</summary>
    public string Answer { get; private set; } = "";

    public Instant At { get; private set; }

    public static Declaration Of(MemberId member, string question, string answer, Instant now) => new() { Member = member, Question = question, Answer = answer, At = now };

    public void Change(string answer, Instant now) => (Answer, At) = (answer, now);
}
