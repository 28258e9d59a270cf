using Hexitime.Members;
using Hexitime.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Messages;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("hexitime_messages");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).HasColumnName("id");
        builder.Property(m => m.SubjectKind).HasColumnName("subject_kind");
        builder.Property(m => m.SubjectId).HasColumnName("subject_id");
        builder.Property(m => m.Author).HasColumnName("author_id");
        builder.Property(m => m.Text).HasColumnName("text");
        builder.Property(m => m.SentAt).HasColumnName("sent_at");
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.Author).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.SubjectKind, m.SubjectId, m.SentAt }).IsUnique().HasDatabaseName("hexitime_messages_order");
        builder.HasIndex(m => m.Author).HasDatabaseName("hexitime_messages_author");
    }
}

internal sealed class ReadMarkerConfiguration : IEntityTypeConfiguration<ReadMarker>
{
    public void Configure(EntityTypeBuilder<ReadMarker> builder)
    {
        builder.ToTable("hexitime_read_markers", t => t.HasCheckConstraint("hexitime_read_markers_unread", "unread >= 0"));
        builder.HasKey(m => new { m.SubjectKind, m.SubjectId, m.Member });
        builder.Property(m => m.SubjectKind).HasColumnName("subject_kind").ValueGeneratedNever();
        builder.Property(m => m.SubjectId).HasColumnName("subject_id").ValueGeneratedNever();
        builder.Property(m => m.Member).HasColumnName("member_id");
        builder.Property(m => m.ReadUpTo).HasColumnName("read_up_to");
        builder.Property(m => m.Unread).HasColumnName("unread");
        builder.Property(m => m.Version).HasColumnName("version");
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.Member).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => m.Member).HasFilter("unread > 0").HasDatabaseName("hexitime_read_markers_unread");
    }
}
