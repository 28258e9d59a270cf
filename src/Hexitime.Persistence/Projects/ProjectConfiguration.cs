using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Projects;

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("hexitime_projects", t =>
        {
            t.HasCheckConstraint("hexitime_projects_state", "state BETWEEN 1 AND 5 AND (state = 5) = (closed_at IS NOT NULL)");
            t.HasCheckConstraint("hexitime_projects_dates", "starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at");
            t.HasCheckConstraint("hexitime_projects_version", "version > 0");
        });
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).HasColumnName("id");
        builder.Property(p => p.Lead).HasColumnName("lead_id");
        builder.Property(p => p.Organisation).HasColumnName("organisation_id");
        builder.Property(p => p.Network).HasColumnName("network_id");
        builder.Property(p => p.Account).HasColumnName("account_id");
        builder.Property(p => p.Title).HasColumnName("title");
        builder.Property(p => p.Aim).HasColumnName("aim");
        builder.Property(p => p.Measures).HasColumnName("measures");
        builder.Property(p => p.StartsAt).HasColumnName("starts_at");
        builder.Property(p => p.EndsAt).HasColumnName("ends_at");
        builder.Property(p => p.State).HasColumnName("state");
        builder.Property(p => p.DevisedAt).HasColumnName("devised_at");
        builder.Property(p => p.ClosedAt).HasColumnName("closed_at");
        builder.Property(p => p.LastTask).HasColumnName("last_task");
        builder.Property(p => p.Version).HasColumnName("version");
        builder.OwnsMany(p => p.Tasks, MapTask);
        builder.Navigation(p => p.Tasks).HasField("_tasks");
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.Lead).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.Organisation).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Network>().WithMany().HasForeignKey(p => p.Network).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.Lead, p.DevisedAt }).HasDatabaseName("hexitime_projects_lead");
        builder.HasIndex(p => new { p.Network, p.DevisedAt }).HasDatabaseName("hexitime_projects_newest");
    }

    private static void MapTask(OwnedNavigationBuilder<Project, ProjectTask> task)
    {
        task.ToTable("hexitime_project_tasks", t =>
        {
            t.HasCheckConstraint("hexitime_project_tasks_number", "number > 0");
            t.HasCheckConstraint("hexitime_project_tasks_minutes", "minutes > 0");
        });
        task.Property<ProjectId>("project_id");
        task.WithOwner().HasForeignKey("project_id");
        task.HasKey("project_id", nameof(ProjectTask.Number));
        task.Property(t => t.Number).HasColumnName("number").ValueGeneratedNever();
        task.Property(t => t.Title).HasColumnName("title");
        task.Property(t => t.Description).HasColumnName("description");
        task.Property(t => t.Hours).HasColumnName("minutes");
        task.PrimitiveCollection(t => t.Skills).HasColumnName("skills").HasField("_skills");
        task.Property(t => t.StartsAt).HasColumnName("starts_at");
        task.Property(t => t.EndsAt).HasColumnName("ends_at");
    }
}

internal sealed class PledgeConfiguration : IEntityTypeConfiguration<Pledge>
{
    public void Configure(EntityTypeBuilder<Pledge> builder)
    {
        builder.ToTable("hexitime_pledges", t =>
        {
            t.HasCheckConstraint("hexitime_pledges_state", "state BETWEEN 1 AND 8");
            t.HasCheckConstraint("hexitime_pledges_minutes", "minutes > 0 AND (recorded_minutes IS NULL OR recorded_minutes > 0) AND (disputed_minutes IS NULL OR disputed_minutes >= 0)");
            t.HasCheckConstraint("hexitime_pledges_held", "held_minutes >= 0 AND (held_minutes = 0 OR (state IN (2, 3, 4) AND NOT is_gift))");
            t.HasCheckConstraint("hexitime_pledges_given", "(state = 5) = (given_minutes IS NOT NULL) AND (state = 5) = (confirmed_at IS NOT NULL)");
            t.HasCheckConstraint("hexitime_pledges_version", "version > 0");
        });
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).HasColumnName("id");
        builder.Property(p => p.Project).HasColumnName("project_id");
        builder.Property(p => p.Task).HasColumnName("task");
        builder.Property(p => p.Account).HasColumnName("account_id");
        builder.Property(p => p.Member).HasColumnName("member_id");
        builder.Property(p => p.Wallet).HasColumnName("wallet");
        builder.Property(p => p.Hours).HasColumnName("minutes");
        builder.Property(p => p.Note).HasColumnName("note");
        builder.Property(p => p.IsGift).HasColumnName("is_gift");
        builder.Property(p => p.State).HasColumnName("state");
        builder.Property(p => p.OfferedAt).HasColumnName("offered_at");
        builder.Property(p => p.Held).HasColumnName("held_minutes");
        builder.Property(p => p.Holds).HasColumnName("holds");
        builder.Property(p => p.RecordedSide).HasColumnName("recorded_side");
        builder.Property(p => p.RecordedBy).HasColumnName("recorded_by");
        builder.Property(p => p.Recorded).HasColumnName("recorded_minutes");
        builder.Property(p => p.GivenAt).HasColumnName("given_at");
        builder.Property(p => p.Disputed).HasColumnName("disputed_minutes");
        builder.Property(p => p.Reason).HasColumnName("reason");
        builder.Property(p => p.Given).HasColumnName("given_minutes");
        builder.Property(p => p.ConfirmedAt).HasColumnName("confirmed_at");
        builder.Property(p => p.Deadline).HasColumnName("deadline");
        builder.Property(p => p.Version).HasColumnName("version");
        builder.HasOne<Project>().WithMany().HasForeignKey(p => p.Project).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.Member).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.RecordedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.Project, p.OfferedAt }).HasDatabaseName("hexitime_pledges_project");
        builder.HasIndex(p => new { p.Member, p.OfferedAt }).HasDatabaseName("hexitime_pledges_member");
        builder.HasIndex(p => p.Deadline).HasFilter("deadline IS NOT NULL").HasDatabaseName("hexitime_pledges_deadline");
    }
}

internal sealed class FundingConfiguration : IEntityTypeConfiguration<Funding>
{
    public void Configure(EntityTypeBuilder<Funding> builder)
    {
        builder.ToTable("hexitime_project_funding", t =>
        {
            t.HasCheckConstraint("hexitime_project_funding_source", "source BETWEEN 1 AND 3 AND (source = 2) = (network_id IS NOT NULL) AND (source = 1 OR from_id IS NULL)");
            t.HasCheckConstraint("hexitime_project_funding_minutes", "minutes > 0 AND (returned_minutes IS NULL OR returned_minutes BETWEEN 0 AND minutes)");
        });
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).HasColumnName("id");
        builder.Property(f => f.Project).HasColumnName("project_id");
        builder.Property(f => f.Source).HasColumnName("source");
        builder.Property(f => f.From).HasColumnName("from_id");
        builder.Property(f => f.Network).HasColumnName("network_id");
        builder.Property(f => f.Year).HasColumnName("year");
        builder.Property(f => f.Amount).HasColumnName("minutes");
        builder.Property(f => f.Reason).HasColumnName("reason");
        builder.Property(f => f.At).HasColumnName("given_at");
        builder.Property(f => f.Returned).HasColumnName("returned_minutes");
        builder.HasOne<Project>().WithMany().HasForeignKey(f => f.Project).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(f => f.From).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Network>().WithMany().HasForeignKey(f => f.Network).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.Project, f.At }).HasDatabaseName("hexitime_project_funding_project");
        builder.HasIndex(f => new { f.Network, f.Year }).HasDatabaseName("hexitime_project_funding_year");
    }
}

internal sealed class ProjectBudgetConfiguration : IEntityTypeConfiguration<ProjectBudget>
{
    public void Configure(EntityTypeBuilder<ProjectBudget> builder)
    {
        builder.ToTable("hexitime_project_budgets", t =>
        {
            t.HasCheckConstraint("hexitime_project_budgets_minutes", "minutes >= 0");
            t.HasCheckConstraint("hexitime_project_budgets_version", "version > 0");
        });
        builder.HasKey(b => new { b.Network, b.Year });
        builder.Property(b => b.Network).HasColumnName("network_id").ValueGeneratedNever();
        builder.Property(b => b.Year).HasColumnName("year").ValueGeneratedNever();
        builder.Property(b => b.Amount).HasColumnName("minutes");
        builder.Property(b => b.Version).HasColumnName("version");
        builder.HasOne<Network>().WithMany().HasForeignKey(b => b.Network).OnDelete(DeleteBehavior.Restrict);
    }
}
