using Hexitime.Matching;
using Hexitime.Networks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Matching;

internal sealed class DeclaredWeightsConfiguration : IEntityTypeConfiguration<DeclaredWeights>
{
    private static readonly string[] Columns = ["skills", "words", "kind", "time_in_common", "place", "boundary", "standing", "fairness"];

    public void Configure(EntityTypeBuilder<DeclaredWeights> builder)
    {
        builder.ToTable("hexitime_match_weights", t =>
        {
            t.HasCheckConstraint("hexitime_match_weights_range", string.Join(" AND ", Columns.Select(c => $"{c} BETWEEN 0 AND 100")));
            t.HasCheckConstraint("hexitime_match_weights_version", "version > 0");
        });
        builder.HasKey(w => w.Network);
        builder.Property(w => w.Network).HasColumnName("network_id");
        builder.ComplexProperty(w => w.Weights, weights =>
        {
            weights.Property(w => w.Skills).HasColumnName("skills");
            weights.Property(w => w.Words).HasColumnName("words");
            weights.Property(w => w.Kind).HasColumnName("kind");
            weights.Property(w => w.Time).HasColumnName("time_in_common");
            weights.Property(w => w.Place).HasColumnName("place");
            weights.Property(w => w.Boundary).HasColumnName("boundary");
            weights.Property(w => w.Standing).HasColumnName("standing");
            weights.Property(w => w.Fairness).HasColumnName("fairness");
        });
        builder.Property(w => w.Version).HasColumnName("version");
        builder.HasOne<Network>().WithMany().HasForeignKey(w => w.Network).OnDelete(DeleteBehavior.Restrict);
    }
}
