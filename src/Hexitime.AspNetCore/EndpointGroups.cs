namespace Hexitime;

/// <summary>The endpoints of the bank, in groups that can be mapped together, apart, or not at all. What is not mapped is not there, in the OpenAPI document neither.</summary>
[Flags]
public enum EndpointGroups
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Registering, profile, blocks, consents, wallet, statement and donations. Without them nobody becomes a member over HTTP.</summary>
    Members = 1 << 0,

    /// <summary>Networks, their members, invitations and pots.</summary>
    Networks = 1 << 1,

    /// <summary>Offers and requests.</summary>
    Listings = 1 << 2,

    /// <summary>Exchanges between two people, and disputes.</summary>
    Exchanges = 1 << 3,

    /// <summary>Group sessions.</summary>
    Sessions = 1 << 4,

    /// <summary>Projects, tasks and pledges.</summary>
    Projects = 1 << 5,

    /// <summary>Campaigns.</summary>
    Campaigns = 1 << 6,

    /// <summary>Rings, once they are proposed.</summary>
    Rings = 1 << 7,

    /// <summary>Best matches, schedules, assignments, and finding rings.</summary>
    Matching = 1 << 8,

    /// <summary>The vocabulary of skills.</summary>
    Vocabulary = 1 << 9,

    /// <summary>Conversations.</summary>
    Messages = 1 << 10,

    /// <summary>Resources and testimonials.</summary>
    Library = 1 << 11,

    /// <summary>What members are told and how, and dead letters.</summary>
    Notifications = 1 << 12,

    /// <summary>What members report to the hosts.</summary>
    Reports = 1 << 13,

    /// <summary>Impact.</summary>
    Impact = 1 << 14,

    /// <summary>A member's own record and reflections.</summary>
    Records = 1 << 15,

    /// <summary>The network map.</summary>
    Maps = 1 << 16,

    /// <summary>Verification and seals of the ledger, and keeping house.</summary>
    Bank = 1 << 17,

    /// <summary>Bringing another time bank along.</summary>
    Import = 1 << 18,

    /// <summary>The log of privileged acts.</summary>
    Audit = 1 << 19,

    /// <summary>Export, erasure and what members say of themselves.</summary>
    Privacy = 1 << 20,

    /// <summary>What speaks for a member.</summary>
    Verification = 1 << 21,

    /// <summary>All of them.</summary>
    All = (1 << 22) - 1,
}
