using Hexitime.Members;
using Hexitime.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Verification;

internal sealed class VerifiedDomainConfiguration : IEntityTypeConfiguration<VerifiedDomain>
{
    public void Configure(EntityTypeBuilder<VerifiedDomain> builder)
    {
        builder.ToTable("hexitime_verified_domains");
        builder.HasKey(d => new { d.Member, d.Domain });
        builder.Property(d => d.Member).HasColumnName("member_id");
        builder.Property(d => d.Domain).HasColumnName("domain");
        builder.Property(d => d.At).HasColumnName("vouched_at");
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.Member).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("hexitime_registrations", t =>
        {
            t.HasCheckConstraint("hexitime_registrations_regulator", "regulator BETWEEN 1 AND 3");
            t.HasCheckConstraint("hexitime_registrations_checked", "status BETWEEN 1 AND 3 AND (status = 1) = (checked_at IS NULL) AND (status = 1) = (checked_by IS NULL)");
        });
        builder.HasKey(r => new { r.Member, r.Regulator });
        builder.Property(r => r.Member).HasColumnName("member_id");
        builder.Property(r => r.Regulator).HasColumnName("regulator").ValueGeneratedNever();
        builder.Property(r => r.Number).HasColumnName("number");
        builder.Property(r => r.GivenAt).HasColumnName("given_at");
        builder.Property(r => r.Check).HasColumnName("status");
        builder.Property(r => r.CheckedAt).HasColumnName("checked_at");
        builder.Property(r => r.CheckedBy).HasColumnName("checked_by");
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.Member).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReferenceConfiguration : IEntityTypeConfiguration<Reference>
{
    public void Configure(EntityTypeBuilder<Reference> builder)
    {
        builder.ToTable("hexitime_member_references", t => t.HasCheckConstraint("hexitime_member_references_two_people", "about_id <> author_id"));
        builder.HasKey(r => new { r.About, r.Author });
        builder.Property(r => r.About).HasColumnName("about_id");
        builder.Property(r => r.Author).HasColumnName("author_id");
        builder.Property(r => r.Words).HasColumnName("words");
        builder.Property(r => r.At).HasColumnName("said_at");
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.About).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.Author).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => r.Author).HasDatabaseName("hexitime_member_references_author");
    }
}
