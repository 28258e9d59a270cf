using Hexitime.Campaigns;
using Hexitime.Listings;
using Hexitime.Networks;
using Hexitime.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Campaigns;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("hexitime_campaigns", t =>
        {
            t.HasCheckConstraint("hexitime_campaigns_period", "starts_at < ends_at");
            t.HasCheckConstraint("hexitime_campaigns_target", "target_minutes > 0 AND target_people > 0");
            t.HasCheckConstraint("hexitime_campaigns_version", "version > 0");
        });
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).HasColumnName("id");
        builder.Property(c => c.Network).HasColumnName("network_id");
        builder.Property(c => c.Title).HasColumnName("title");
        builder.Property(c => c.Theme).HasColumnName("theme");
        builder.Property(c => c.StartsAt).HasColumnName("starts_at");
        builder.Property(c => c.EndsAt).HasColumnName("ends_at");
        builder.Property(c => c.TargetHours).HasColumnName("target_minutes");
        builder.Property(c => c.TargetPeople).HasColumnName("target_people");
        builder.Property(c => c.StartedAt).HasColumnName("started_at");
        builder.Property(c => c.Version).HasColumnName("version");
        builder.HasOne<Network>().WithMany().HasForeignKey(c => c.Network).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.Network, c.StartedAt }).HasDatabaseName("hexitime_campaigns_newest");
        builder.OwnsMany(c => c.Projects, project =>
        {
            project.ToTable("hexitime_campaign_projects");
            project.Property<CampaignId>("campaign_id");
            project.WithOwner().HasForeignKey("campaign_id");
            project.HasKey("campaign_id", nameof(CampaignProject.Project));
            project.Property(p => p.Project).HasColumnName("project_id").ValueGeneratedNever();
            project.HasOne<Project>().WithMany().HasForeignKey(p => p.Project).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Navigation(c => c.Projects).HasField("_projects");
        builder.OwnsMany(c => c.Listings, listing =>
        {
            listing.ToTable("hexitime_campaign_listings");
            listing.Property<CampaignId>("campaign_id");
            listing.WithOwner().HasForeignKey("campaign_id");
            listing.HasKey("campaign_id", nameof(CampaignListing.Listing));
            listing.Property(l => l.Listing).HasColumnName("listing_id").ValueGeneratedNever();
            listing.HasOne<Listing>().WithMany().HasForeignKey(l => l.Listing).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Navigation(c => c.Listings).HasField("_listings");
        builder.OwnsMany(c => c.Milestones, milestone =>
        {
            milestone.ToTable("hexitime_campaign_milestones", t => t.HasCheckConstraint("hexitime_campaign_milestones_minutes", "minutes > 0"));
            milestone.Property<CampaignId>("campaign_id");
            milestone.WithOwner().HasForeignKey("campaign_id");
            milestone.HasKey("campaign_id", nameof(CampaignMilestone.Number));
            milestone.Property(m => m.Number).HasColumnName("number").ValueGeneratedNever();
            milestone.Property(m => m.Title).HasColumnName("title");
            milestone.Property(m => m.Hours).HasColumnName("minutes");
        });
        builder.Navigation(c => c.Milestones).HasField("_milestones");
    }
}
