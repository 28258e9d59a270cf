using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>A project's account: what is to be locked before the project is read.</summary>
public sealed class AccountOfProject : Specification<Project, AccountId>
{
    /// <summary>Looks by the project.</summary>
    public AccountOfProject(ProjectId project) => Query.Select(p => p.Account).Where(p => p.Id == project);
}

/// <summary>Where a pledge belongs: what is to be locked before it is read.</summary>
/// <param name="Project">To which project.</param>
/// <param name="Account">The project's account.</param>
/// <param name="Wallet">The wallet of whoever pledged.</param>
public sealed record PledgePlace(ProjectId Project, AccountId Account, AccountId Wallet);

/// <summary>Where one pledge belongs.</summary>
public sealed class PlaceOfPledge : Specification<Pledge, PledgePlace>
{
    /// <summary>Looks by the pledge.</summary>
    public PlaceOfPledge(PledgeId pledge) => Query.Select(p => new PledgePlace(p.Project, p.Account, p.Wallet)).Where(p => p.Id == pledge);
}

/// <summary>The hours of a pledge that is agreed or confirmed.</summary>
/// <param name="Project">To which project.</param>
/// <param name="Task">To which task.</param>
/// <param name="State">Where the pledge is in its life.</param>
/// <param name="Hours">The hours pledged.</param>
/// <param name="Recorded">The hours recorded.</param>
/// <param name="Given">The hours that count.</param>
public sealed record PledgedHours(ProjectId Project, int Task, PledgeState State, Credits Hours, Credits? Recorded, Credits? Given);

/// <summary>The hours that are agreed for some projects, or were given to them.</summary>
public sealed class HoursOfProjects : Specification<Pledge, PledgedHours>
{
    /// <summary>Looks by the projects.</summary>
    public HoursOfProjects(IReadOnlyCollection<ProjectId> projects)
    {
        var wanted = projects.ToList();
        Query.Select(p => new PledgedHours(p.Project, p.Task, p.State, p.Hours, p.Recorded, p.Given))
            .Where(p => wanted.Contains(p.Project) && p.State >= PledgeState.Accepted && p.State <= PledgeState.Confirmed);
    }
}

/// <summary>Everything that was ever pledged to a project.</summary>
public sealed class PledgesTo : Specification<Pledge>
{
    /// <summary>Looks by the project and, if one is named, by who pledged or for which task.</summary>
    public PledgesTo(ProjectId project, MemberId? member = null, long? task = null) => Query
        .Where(p => p.Project == project)
        .Where(p => p.Member == member, condition: member is not null)
        .Where(p => p.Task == task, condition: task is not null)
        .OrderBy(p => p.Id);
}

/// <summary>What a member has pledged by an instant and that has not begun.</summary>
public sealed class PledgesNotBegun : Specification<Pledge>
{
    /// <summary>Looks by the member.</summary>
    public PledgesNotBegun(MemberId member, Instant pledgedUntil) => Query
        .Where(p => p.Member == member && p.OfferedAt <= pledgedUntil && (p.State == PledgeState.Offered || p.State == PledgeState.Accepted))
        .OrderBy(p => p.Id);
}

/// <summary>Records of pledges that nobody has answered in time.</summary>
public sealed class PledgesOverdue : Specification<Pledge>
{
    /// <summary>At most <paramref name="limit"/>, the longest overdue first.</summary>
    public PledgesOverdue(Instant now, int limit) => Query.Where(p => p.Deadline <= now).OrderBy(p => p.Deadline).ThenBy(p => p.Id).Take(limit);
}

/// <summary>All that came into a project's account, in order.</summary>
public sealed class FundingOf : Specification<Funding>
{
    /// <summary>Looks by the project.</summary>
    public FundingOf(ProjectId project) => Query.Where(f => f.Project == project).OrderBy(f => f.At).ThenBy(f => f.Id);
}
