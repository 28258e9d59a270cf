namespace Hexitime.Impact.Map;

/// <summary>What may set members apart.</summary>
public enum MapAttribute
{
    /// <summary>Where they work.</summary>
    Organisation,

    /// <summary>What they are.</summary>
    Profession,
}
