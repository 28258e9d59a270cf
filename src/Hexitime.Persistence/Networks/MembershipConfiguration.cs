using Hexitime.Members;
using Hexitime.Networks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Networks;

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("hexitime_memberships", t =>
        {
            t.HasCheckConstraint("hexitime_memberships_state", "state BETWEEN 1 AND 5");
            t.HasCheckConstraint("hexitime_memberships_roles", "roles BETWEEN 0 AND 15 AND (roles = 0 OR state = 2)");
            t.HasCheckConstraint("hexitime_memberships_version", "version > 0");
        });
        builder.HasKey(m => new { m.Network, m.Member });
        builder.Property(m => m.Network).HasColumnName("network_id").ValueGeneratedNever();
        builder.Property(m => m.Member).HasColumnName("member_id").ValueGeneratedNever();
        builder.Property(m => m.State).HasColumnName("state");
        builder.Property(m => m.Category).HasColumnName("category");
        builder.Property(m => m.Roles).HasColumnName("roles");
        builder.Property(m => m.Since).HasColumnName("since");
        builder.Property(m => m.JoinedAt).HasColumnName("joined_at");
        builder.Property(m => m.Note).HasColumnName("note");
        builder.Property(m => m.Version).HasColumnName("version");
        builder.HasOne<Network>().WithMany().HasForeignKey(m => m.Network).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.Member).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.Member, m.State }).HasDatabaseName("hexitime_memberships_member");
        builder.HasIndex(m => new { m.Network, m.State, m.Since }).HasDatabaseName("hexitime_memberships_newest");
    }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("hexitime_invitations", t =>
        {
            t.HasCheckConstraint("hexitime_invitations_used", "used_by IS NULL OR ended_at IS NOT NULL");
            t.HasCheckConstraint("hexitime_invitations_version", "version > 0");
        });
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).HasColumnName("id");
        builder.Property(i => i.Network).HasColumnName("network_id");
        builder.Property(i => i.Email).HasColumnName("email");
        builder.Property(i => i.Category).HasColumnName("category");
        builder.Property(i => i.By).HasColumnName("invited_by");
        builder.Property(i => i.Code).HasColumnName("code_digest");
        builder.Property(i => i.At).HasColumnName("invited_at");
        builder.Property(i => i.ExpiresAt).HasColumnName("expires_at");
        builder.Property(i => i.EndedAt).HasColumnName("ended_at");
        builder.Property(i => i.UsedBy).HasColumnName("used_by");
        builder.Property(i => i.Version).HasColumnName("version");
        builder.HasOne<Network>().WithMany().HasForeignKey(i => i.Network).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(i => i.By).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(i => i.UsedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => new { i.Network, i.Code }).IsUnique().HasDatabaseName("hexitime_invitations_code");
    }
}

internal sealed class PotGrantConfiguration : IEntityTypeConfiguration<PotGrant>
{
    public void Configure(EntityTypeBuilder<PotGrant> builder)
    {
        builder.ToTable("hexitime_pot_grants", t =>
        {
            t.HasCheckConstraint("hexitime_pot_grants_minutes", "minutes > 0");
            t.HasCheckConstraint("hexitime_pot_grants_two_people", "to_id <> granted_by");
        });
        builder.HasKey(g => g.Id);
        builder.Property(g => g.Id).HasColumnName("id");
        builder.Property(g => g.Network).HasColumnName("network_id");
        builder.Property(g => g.To).HasColumnName("to_id");
        builder.Property(g => g.Amount).HasColumnName("minutes");
        builder.Property(g => g.Reason).HasColumnName("reason");
        builder.Property(g => g.By).HasColumnName("granted_by");
        builder.Property(g => g.At).HasColumnName("granted_at");
        builder.HasOne<Network>().WithMany().HasForeignKey(g => g.Network).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(g => g.To).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(g => g.By).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(g => new { g.Network, g.At }).HasDatabaseName("hexitime_pot_grants_newest");
    }
}
