using Hexitime.Listings;
using Hexitime.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Matching;

internal sealed class ListingSuggestionConfiguration : IEntityTypeConfiguration<ListingSuggestion>
{
    public void Configure(EntityTypeBuilder<ListingSuggestion> builder)
    {
        builder.ToTable("hexitime_listing_suggestions");
        builder.HasKey(s => s.Listing);
        builder.Property(s => s.Listing).HasColumnName("listing_id");
        builder.Property(s => s.At).HasColumnName("at");
        builder.HasOne<Listing>().WithMany().HasForeignKey(s => s.Listing).OnDelete(DeleteBehavior.Cascade);
    }
}
