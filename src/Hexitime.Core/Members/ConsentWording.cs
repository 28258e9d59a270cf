using System.ComponentModel.DataAnnotations;

namespace Hexitime.Members;

/// <summary>
/// The words to which members agree, validated when the host starts. Whoever changes one of them changes <see cref="Version"/> too: what members have agreed to before says
/// the version that they had before them.
/// </summary>
public sealed class ConsentWording
{
    /// <summary>What these words are called: 1 to 40 characters; by default <c>1</c>.</summary>
    [Required]
    [StringLength(40, MinimumLength = 1)]
    public string Version { get; set; } = "1";

    /// <summary>The words for <see cref="ConsentPurpose.Contact"/>.</summary>
    [Required]
    public string Contact { get; set; } = "Other members may see my e-mail address.";

    /// <summary>The words for <see cref="ConsentPurpose.Map"/>.</summary>
    [Required]
    public string Map { get; set; } = "My name may stand on the map of who has exchanged time with whom. Without this I am on it without a name.";

    /// <summary>The words for <see cref="ConsentPurpose.Statistics"/>.</summary>
    [Required]
    public string Statistics { get; set; } = "What I have said of myself, such as my age band, may be counted. Only totals are shown, and none that is so small that it could tell of me.";

    /// <summary>The words for <see cref="ConsentPurpose.Rings"/>.</summary>
    [Required]
    public string Rings { get; set; } = "My listings may be part of a ring in which each helps the next. Whom I would help there, and who would help me, may be told.";

    /// <summary>The words for a purpose.</summary>
    public string For(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Contact => Contact,
        ConsentPurpose.Map => Map,
        ConsentPurpose.Rings => Rings,
        _ => Statistics,
    };
}
