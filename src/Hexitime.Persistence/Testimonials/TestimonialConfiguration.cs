using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Testimonials;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Testimonials;

internal sealed class TestimonialConfiguration : IEntityTypeConfiguration<Testimonial>
{
    public void Configure(EntityTypeBuilder<Testimonial> builder)
    {
        builder.ToTable("hexitime_testimonials", t =>
        {
            t.HasCheckConstraint("hexitime_testimonials_state", "state BETWEEN 1 AND 4");
            t.HasCheckConstraint("hexitime_testimonials_words", "(state = 4) = (words = '')");
            t.HasCheckConstraint("hexitime_testimonials_version", "version > 0");
        });
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).HasColumnName("id");
        builder.Property(t => t.Author).HasColumnName("author_id");
        builder.Property(t => t.Network).HasColumnName("network_id");
        builder.Property(t => t.Words).HasColumnName("words");
        builder.Property(t => t.IsNamed).HasColumnName("is_named");
        builder.Property(t => t.State).HasColumnName("state");
        builder.Property(t => t.WrittenAt).HasColumnName("written_at");
        builder.Property(t => t.ChangedAt).HasColumnName("changed_at");
        builder.Property(t => t.Reason).HasColumnName("reason");
        builder.Property(t => t.Version).HasColumnName("version");
        builder.HasOne<Member>().WithMany().HasForeignKey(t => t.Author).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Network>().WithMany().HasForeignKey(t => t.Network).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.Network, t.State, t.WrittenAt }).HasDatabaseName("hexitime_testimonials_newest");
        builder.HasIndex(t => t.Author).HasDatabaseName("hexitime_testimonials_author");
    }
}
