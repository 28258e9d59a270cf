using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Ledger;

// The ledger's tables are made by each provider's own script (deferred foreign keys and triggers are beyond EF Core's migrations); here are their columns.

internal sealed class AccountMapping : IEntityTypeConfiguration<AccountRow>
{
    public void Configure(EntityTypeBuilder<AccountRow> builder)
    {
        builder.ToTable("hexitime_accounts", t => t.ExcludeFromMigrations());
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).HasColumnName("id");
        builder.Property(a => a.Kind).HasColumnName("kind");
        builder.Property(a => a.FloorMinutes).HasColumnName("floor_minutes");
        builder.Property(a => a.PostedMinutes).HasColumnName("posted_minutes");
        builder.Property(a => a.HeldMinutes).HasColumnName("held_minutes");
        builder.Property(a => a.Length).HasColumnName("length");
        builder.Property(a => a.Head).HasColumnName("head");
        builder.Property(a => a.LastRecordedAt).HasColumnName("last_recorded_at");
        builder.Property(a => a.Welcomed).HasColumnName("welcomed");
    }
}

internal sealed class OrderMapping : IEntityTypeConfiguration<OrderRow>
{
    public void Configure(EntityTypeBuilder<OrderRow> builder)
    {
        builder.ToTable("hexitime_orders", t => t.ExcludeFromMigrations());
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).HasColumnName("id");
        builder.Property(o => o.Kind).HasColumnName("kind");
        builder.Property(o => o.Purpose).HasColumnName("purpose");
        builder.Property(o => o.FromAccount).HasColumnName("from_account");
        builder.Property(o => o.ToAccount).HasColumnName("to_account");
        builder.Property(o => o.AmountMinutes).HasColumnName("amount_minutes");
        builder.Property(o => o.Target).HasColumnName("target");
        builder.Property(o => o.EffectiveAt).HasColumnName("effective_at");
        builder.Property(o => o.ExpiresAt).HasColumnName("expires_at");
        builder.Property(o => o.Memo).HasColumnName("memo");
        builder.Property(o => o.Refusal).HasColumnName("refusal");
        builder.Property(o => o.MissingMinutes).HasColumnName("missing_minutes");
        builder.Property(o => o.ResolvedFrom).HasColumnName("resolved_from");
        builder.Property(o => o.ResolvedTo).HasColumnName("resolved_to");
        builder.Property(o => o.MovedMinutes).HasColumnName("moved_minutes");
        builder.Property(o => o.RecordedAt).HasColumnName("recorded_at");
    }
}

internal sealed class EntryMapping : IEntityTypeConfiguration<EntryRow>
{
    public void Configure(EntityTypeBuilder<EntryRow> builder)
    {
        builder.ToTable("hexitime_entries", t => t.ExcludeFromMigrations());
        builder.HasKey(e => new { e.AccountId, e.Number });
        builder.Property(e => e.AccountId).HasColumnName("account_id");
        builder.Property(e => e.Number).HasColumnName("number");
        builder.Property(e => e.OrderId).HasColumnName("order_id");
        builder.Property(e => e.Counterparty).HasColumnName("counterparty");
        builder.Property(e => e.AmountMinutes).HasColumnName("amount_minutes");
        builder.Property(e => e.BalanceAfterMinutes).HasColumnName("balance_after_minutes");
        builder.Property(e => e.Purpose).HasColumnName("purpose");
        builder.Property(e => e.EffectiveAt).HasColumnName("effective_at");
        builder.Property(e => e.RecordedAt).HasColumnName("recorded_at");
        builder.Property(e => e.Memo).HasColumnName("memo");
        builder.Property(e => e.Hash).HasColumnName("hash");
    }
}

internal sealed class MemoMapping : IEntityTypeConfiguration<MemoRow>
{
    public void Configure(EntityTypeBuilder<MemoRow> builder)
    {
        builder.ToTable("hexitime_memos", t => t.ExcludeFromMigrations());
        builder.HasKey(m => m.OrderId);
        builder.Property(m => m.OrderId).HasColumnName("order_id");
        builder.Property(m => m.Salt).HasColumnName("salt");
        builder.Property(m => m.Text).HasColumnName("text");
    }
}

internal sealed class SealMapping : IEntityTypeConfiguration<SealRow>
{
    public void Configure(EntityTypeBuilder<SealRow> builder)
    {
        builder.ToTable("hexitime_seals", t => t.ExcludeFromMigrations());
        builder.HasKey(s => s.Number);
        builder.Property(s => s.Number).HasColumnName("number").ValueGeneratedNever();
        builder.Property(s => s.SealedAt).HasColumnName("sealed_at");
        builder.Property(s => s.Accounts).HasColumnName("accounts");
        builder.Property(s => s.Entries).HasColumnName("entries");
        builder.Property(s => s.Root).HasColumnName("root");
        builder.Property(s => s.Previous).HasColumnName("previous");
        builder.Property(s => s.Hash).HasColumnName("hash");
    }
}

internal sealed class SealedHeadMapping : IEntityTypeConfiguration<SealedHeadRow>
{
    public void Configure(EntityTypeBuilder<SealedHeadRow> builder)
    {
        builder.ToTable("hexitime_sealed_heads", t => t.ExcludeFromMigrations());
        builder.HasKey(h => new { h.AccountId, h.SealNumber });
        builder.Property(h => h.AccountId).HasColumnName("account_id");
        builder.Property(h => h.SealNumber).HasColumnName("seal_number").ValueGeneratedNever();
        builder.Property(h => h.Length).HasColumnName("length");
        builder.Property(h => h.Head).HasColumnName("head");
    }
}
