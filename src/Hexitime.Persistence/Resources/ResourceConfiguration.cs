using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Resources;

internal sealed class ResourceConfiguration : IEntityTypeConfiguration<Resource>
{
    public void Configure(EntityTypeBuilder<Resource> builder)
    {
        builder.ToTable("hexitime_resources", t =>
        {
            t.HasCheckConstraint("hexitime_resources_something", "link IS NOT NULL OR guide IS NOT NULL");
            t.HasCheckConstraint("hexitime_resources_version", "version > 0");
        });
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasColumnName("id");
        builder.Property(r => r.Network).HasColumnName("network_id");
        builder.Property(r => r.Title).HasColumnName("title");
        builder.Property(r => r.Summary).HasColumnName("summary");
        builder.Property(r => r.Link).HasColumnName("link");
        builder.Property(r => r.Guide).HasColumnName("guide");
        builder.PrimitiveCollection(r => r.Tags).HasColumnName("tags").HasField("_tags");
        builder.PrimitiveCollection(r => r.Kinds).HasColumnName("kinds").HasField("_kinds");
        builder.PrimitiveCollection(r => r.Skills).HasColumnName("skills").HasField("_skills");
        builder.PrimitiveCollection(r => r.Projects).HasColumnName("projects").HasField("_projects").ElementType(e => e.HasConversion<EntityIdConverter<ProjectId>>());
        builder.Property(r => r.AddedAt).HasColumnName("added_at");
        builder.Property(r => r.Version).HasColumnName("version");
        builder.HasOne<Network>().WithMany().HasForeignKey(r => r.Network).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.Network, r.AddedAt }).HasDatabaseName("hexitime_resources_network");
    }
}
