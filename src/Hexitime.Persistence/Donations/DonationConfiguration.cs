using Hexitime.Donations;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Donations;

internal sealed class DonationConfiguration : IEntityTypeConfiguration<Donation>
{
    public void Configure(EntityTypeBuilder<Donation> builder)
    {
        builder.ToTable("hexitime_donations", t =>
        {
            t.HasCheckConstraint("hexitime_donations_two_people", "from_id <> to_id");
            t.HasCheckConstraint("hexitime_donations_one_receiver", "(CASE WHEN to_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN to_network_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN to_project_id IS NULL THEN 0 ELSE 1 END) = 1");
            t.HasCheckConstraint("hexitime_donations_minutes", "minutes > 0");
        });
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).HasColumnName("id");
        builder.Property(d => d.From).HasColumnName("from_id");
        builder.Property(d => d.To).HasColumnName("to_id");
        builder.Property(d => d.ToNetwork).HasColumnName("to_network_id");
        builder.Property(d => d.ToProject).HasColumnName("to_project_id");
        builder.Ignore(d => d.People);
        builder.Property(d => d.Amount).HasColumnName("minutes");
        builder.Property(d => d.Message).HasColumnName("message");
        builder.Property(d => d.IsAnonymous).HasColumnName("is_anonymous");
        builder.Property(d => d.At).HasColumnName("given_at");
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.From).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.To).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Network>().WithMany().HasForeignKey(d => d.ToNetwork).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(d => d.ToProject).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => d.ToProject).HasDatabaseName("hexitime_donations_to_project");
        builder.HasIndex(d => new { d.ToNetwork, d.At }).HasDatabaseName("hexitime_donations_to_network");
        builder.HasIndex(d => new { d.From, d.At }).HasDatabaseName("hexitime_donations_from");
        builder.HasIndex(d => new { d.To, d.At }).HasDatabaseName("hexitime_donations_to");
    }
}
