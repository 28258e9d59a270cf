using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Reports;

internal sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("hexitime_reports", t =>
        {
            t.HasCheckConstraint("hexitime_reports_two_people", "reporter_id <> about_id");
            t.HasCheckConstraint("hexitime_reports_state", "state BETWEEN 1 AND 4");
        });
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasColumnName("id");
        builder.Property(r => r.Reporter).HasColumnName("reporter_id");
        builder.Property(r => r.Kind).HasColumnName("kind");
        builder.Property(r => r.Thing).HasColumnName("thing_id");
        builder.Property(r => r.About).HasColumnName("about_id");
        builder.Property(r => r.Network).HasColumnName("network_id");
        builder.Property(r => r.Quote).HasColumnName("quote");
        builder.Property(r => r.Reason).HasColumnName("reason");
        builder.Property(r => r.Words).HasColumnName("words");
        builder.Property(r => r.State).HasColumnName("state");
        builder.Property(r => r.MadeAt).HasColumnName("made_at");
        builder.Property(r => r.Version).HasColumnName("version");
        builder.OwnsMany(r => r.History, MapStep);
        builder.Navigation(r => r.History).HasField("_history");
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.Reporter).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.About).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Network>().WithMany().HasForeignKey(r => r.Network).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.Reporter, r.Kind, r.Thing }).IsUnique().HasFilter("state IN (1, 2)").HasDatabaseName("hexitime_reports_undecided_once");
        builder.HasIndex(r => new { r.Reporter, r.MadeAt }).HasDatabaseName("hexitime_reports_reporter");
        builder.HasIndex(r => new { r.State, r.MadeAt }).HasDatabaseName("hexitime_reports_queue");
        builder.HasIndex(r => new { r.Network, r.MadeAt }).HasDatabaseName("hexitime_reports_network");
        builder.HasIndex(r => r.About).HasDatabaseName("hexitime_reports_about");
    }

    private static void MapStep(OwnedNavigationBuilder<Report, ReportStep> step)
    {
        step.ToTable("hexitime_report_steps", t => t.HasCheckConstraint("hexitime_report_steps_number", "number > 0"));
        step.Property<ReportId>("report_id");
        step.WithOwner().HasForeignKey("report_id");
        step.HasKey("report_id", nameof(ReportStep.Number));
        step.Property(s => s.Number).HasColumnName("number").ValueGeneratedNever();
        step.Property(s => s.By).HasColumnName("taken_by");
        step.Property(s => s.At).HasColumnName("taken_at");
        step.Property(s => s.State).HasColumnName("state");
        step.Property(s => s.Note).HasColumnName("note");
    }
}
