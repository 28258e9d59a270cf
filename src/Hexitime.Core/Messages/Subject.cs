namespace Hexitime.Messages;

/// <summary>What kind of thing people talk about.</summary>
public enum SubjectKind
{
    /// <summary>An exchange.</summary>
    Exchange = 1,

    /// <summary>A group session.</summary>
    Session = 2,

    /// <summary>A project.</summary>
    Project = 3,
}

/// <summary>What people talk about: each has one conversation, which is there before the first message and never ends.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Id">Its identifier, without its type.</param>
public readonly record struct Subject(SubjectKind Kind, Guid Id);
