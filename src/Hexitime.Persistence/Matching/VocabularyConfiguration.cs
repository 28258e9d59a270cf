using Hexitime.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Matching;

internal sealed class ImportedConceptConfiguration : IEntityTypeConfiguration<ImportedConcept>
{
    public void Configure(EntityTypeBuilder<ImportedConcept> builder)
    {
        builder.ToTable("hexitime_skill_concepts");
        builder.HasKey(c => c.Uri);
        builder.Property(c => c.Uri).HasColumnName("uri");
        builder.Property(c => c.PreferredLabel).HasColumnName("preferred_label");
        builder.PrimitiveCollection(c => c.AlternativeLabels).HasColumnName("alternative_labels").HasField("_alternativeLabels");
        builder.PrimitiveCollection(c => c.Broader).HasColumnName("broader").HasField("_broader");
    }
}

internal sealed class TagMappingConfiguration : IEntityTypeConfiguration<TagMapping>
{
    public void Configure(EntityTypeBuilder<TagMapping> builder)
    {
        // The concept may be one of those to begin with, which are in no table.
        builder.ToTable("hexitime_tag_mappings", t => t.HasCheckConstraint("hexitime_tag_mappings_version", "version > 0"));
        builder.HasKey(m => m.Key);
        builder.Property(m => m.Key).HasColumnName("tag_key");
        builder.Property(m => m.Tag).HasColumnName("tag");
        builder.Property(m => m.Concept).HasColumnName("concept_uri");
        builder.Property(m => m.Version).HasColumnName("version");
    }
}
