using System.ComponentModel.DataAnnotations;
using System.Security.Claims;

namespace Hexitime;

/// <summary>How the bank is reached over HTTP. Validated when the host starts.</summary>
public sealed class HexitimeHttpOptions
{
    /// <summary>
    /// The claims that name a person, joined by <c>/</c>: the first set of which the person has all. By default Entra ID's <c>tid</c> and <c>oid</c> (under
    /// their short or long names), then <c>sub</c>, then <see cref="ClaimTypes.NameIdentifier"/>. Changing it makes strangers of all members.
    /// </summary>
    [MinLength(1)]
    public IList<string[]> SubjectClaims { get; } =
    [
        ["tid", "oid"],
        ["http://schemas.microsoft.com/identity/claims/tenantid", "http://schemas.microsoft.com/identity/claims/objectidentifier"],
        ["sub"],
        [ClaimTypes.NameIdentifier],
    ];

    /// <summary>The types of the claims that name a person's roles, besides the role claim type of the sign-in scheme itself; by default <c>roles</c> and <c>role</c>.</summary>
    public IList<string> RoleClaims { get; } = ["roles", "role"];

    /// <summary>The role of brokers; by default <c>hexitime.broker</c>.</summary>
    [Required]
    public string BrokerRole { get; set; } = "hexitime.broker";

    /// <summary>The role of administrators; by default <c>hexitime.administrator</c>.</summary>
    [Required]
    public string AdministratorRole { get; set; } = "hexitime.administrator";

    /// <summary>
    /// The claim that names an e-mail address which the identity provider has verified, such as <c>email</c>; <c>null</c>, the default, if there is none that can be
    /// trusted. Networks that are joined by e-mail domain let people in by it.
    /// </summary>
    public string? VerifiedEmailClaim { get; set; }

    /// <summary>The authorization policy for all endpoints but health; <c>null</c>, the default, asks for the host's default policy: somebody signed in.</summary>
    public string? AuthorizationPolicy { get; set; }

    /// <summary>Requests that one person may make in a minute, all at once if they like: 1 to 1,000,000; by default 600. Counted in each process.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>
    /// How often in an hour one person, or one network address of people who have not signed in, may name an invitation or a calendar feed that does not exist; then they are
    /// refused with 429 until the hour is over: 1 to 1,000,000; by default 100. Counted in each process.
    /// </summary>
    [Range(1, 1_000_000)]
    public int WrongSecretsPerHour { get; set; } = 100;

    /// <summary>The largest request body, in bytes: 1,024 to 1,048,576; by default 65,536.</summary>
    [Range(1_024, 1_048_576)]
    public int LargestBodyBytes { get; set; } = 65_536;

    /// <summary>Whether this process hands over events and keeps house; by default it does. At least one process should.</summary>
    public bool RunsMaintenance { get; set; } = true;

    /// <summary>How often waiting events are handed to their handlers: 10 milliseconds to an hour; by default every second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan DispatchEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the bank keeps house (expires proposals, completes unanswered records …): 10 milliseconds to a day; by default every five minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan HousekeepEvery { get; set; } = TimeSpan.FromMinutes(5);
}
