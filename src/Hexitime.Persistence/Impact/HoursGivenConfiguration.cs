using System.Text.Json;
using Hexitime.Impact;
using Hexitime.Impact.Indicators;
using Hexitime.Networks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Impact;

internal sealed class HoursGivenConfiguration : IEntityTypeConfiguration<HoursGiven>
{
    public void Configure(EntityTypeBuilder<HoursGiven> builder)
    {
        builder.ToTable("hexitime_hours_given", t =>
        {
            t.HasCheckConstraint("hexitime_hours_given_source", "source BETWEEN 1 AND 4");
            t.HasCheckConstraint("hexitime_hours_given_minutes", "minutes > 0");
        });
        builder.HasKey(h => new { h.Origin, h.Source, h.Part });
        builder.Property(h => h.Origin).HasColumnName("origin_id").ValueGeneratedNever();
        builder.Property(h => h.Source).HasColumnName("source").ValueGeneratedNever();
        builder.Property(h => h.Part).HasColumnName("part").ValueGeneratedNever();
        builder.OwnsOne(h => h.Giver, side => MapSide(side, "giver"));
        builder.Navigation(h => h.Giver).IsRequired();
        builder.OwnsOne(h => h.Receiver, side => MapSide(side, "receiver"));
        builder.Property(h => h.Hours).HasColumnName("minutes");
        builder.Property(h => h.IsGift).HasColumnName("is_gift");
        builder.Property(h => h.GivenAt).HasColumnName("given_at");
        builder.Property(h => h.Month).HasColumnName("month");
        builder.Property(h => h.Kind).HasColumnName("kind");
        builder.Property(h => h.Network).HasColumnName("network_id");
        builder.Property(h => h.Listing).HasColumnName("listing_id");
        builder.Property(h => h.Project).HasColumnName("project_id");
        builder.PrimitiveCollection(h => h.Skills).HasColumnName("skills").HasField("_skills");
        builder.Property(h => h.IsReversed).HasColumnName("is_reversed");
        builder.HasIndex(h => h.GivenAt).HasDatabaseName("hexitime_hours_given_at");
        builder.HasIndex(h => new { h.Network, h.GivenAt }).HasDatabaseName("hexitime_hours_given_network");
    }

    private static void MapSide(OwnedNavigationBuilder<HoursGiven, Side> side, string name)
    {
        side.Property(s => s.Wallet).HasColumnName($"{name}_wallet").IsRequired();
        side.Property(s => s.Organisation).HasColumnName($"{name}_organisation_id");
        side.Property(s => s.Profession).HasColumnName($"{name}_profession");
        side.Property(s => s.PayBand).HasColumnName($"{name}_pay_band");
        // Nobody asks the database about single networks of a side: they are read as a whole, and never change.
        side.Property(s => s.Networks).HasColumnName($"{name}_networks").HasConversion(
            networks => JsonSerializer.Serialize(networks, HexitimeJson.Options), json => JsonSerializer.Deserialize<List<NetworkId>>(json, HexitimeJson.Options)!,
            new ValueComparer<IReadOnlyList<NetworkId>>((one, other) => ReferenceEquals(one, other), networks => networks.Count, networks => networks));
        side.HasIndex(s => s.Wallet).HasDatabaseName($"hexitime_hours_given_{name}");
    }
}

internal sealed class ImpactMonthConfiguration : IEntityTypeConfiguration<ImpactMonth>
{
    public void Configure(EntityTypeBuilder<ImpactMonth> builder)
    {
        builder.ToTable("hexitime_impact_months");
        builder.HasKey(m => m.Month);
        builder.Property(m => m.Month).HasColumnName("month").ValueGeneratedNever();
        builder.Property(m => m.Changes).HasColumnName("changes").IsConcurrencyToken();
    }
}

internal sealed class FirstHoursConfiguration : IEntityTypeConfiguration<FirstHours>
{
    public void Configure(EntityTypeBuilder<FirstHours> builder)
    {
        builder.ToTable("hexitime_first_hours");
        builder.HasKey(f => f.Wallet);
        builder.Property(f => f.Wallet).HasColumnName("wallet");
        builder.Property(f => f.At).HasColumnName("at").IsConcurrencyToken();
        builder.HasIndex(f => f.At).HasDatabaseName("hexitime_first_hours_at");
    }
}

internal sealed class PeriodSummaryConfiguration : IEntityTypeConfiguration<PeriodSummary>
{
    public void Configure(EntityTypeBuilder<PeriodSummary> builder)
    {
        builder.ToTable("hexitime_impact_summaries");
        builder.HasKey(s => new { s.Scope, s.FirstMonth, s.Months });
        builder.Property(s => s.Scope).HasColumnName("scope").HasMaxLength(60).ValueGeneratedNever();
        builder.Property(s => s.FirstMonth).HasColumnName("first_month").ValueGeneratedNever();
        builder.Property(s => s.Months).HasColumnName("months").ValueGeneratedNever();
        builder.Property(s => s.Changes).HasColumnName("changes");
        // Nobody asks the database about single figures: they are read as a whole.
        builder.Property(s => s.Figures).HasColumnName("figures").HasConversion(
            figures => JsonSerializer.Serialize(figures, HexitimeJson.Options),
            json => JsonSerializer.Deserialize<PeriodFigures>(json, HexitimeJson.Options)!);
    }
}

internal sealed class ImpactRunConfiguration : IEntityTypeConfiguration<ImpactRun>
{
    public void Configure(EntityTypeBuilder<ImpactRun> builder)
    {
        builder.ToTable("hexitime_impact_runs", t =>
        {
            t.HasCheckConstraint("hexitime_impact_runs_kind", "kind BETWEEN 1 AND 3");
            t.HasCheckConstraint("hexitime_impact_runs_state", "state BETWEEN 1 AND 4");
            t.HasCheckConstraint("hexitime_impact_runs_version", "version > 0");
        });
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasColumnName("id");
        builder.Property(r => r.Kind).HasColumnName("kind");
        builder.Property(r => r.Network).HasColumnName("network_id");
        builder.Property(r => r.From).HasColumnName("from_at");
        builder.Property(r => r.Until).HasColumnName("until_at");
        builder.Property(r => r.State).HasColumnName("state");
        builder.Property(r => r.AskedAt).HasColumnName("asked_at");
        builder.Property(r => r.EndedAt).HasColumnName("ended_at");
        builder.Property(r => r.Steps).HasColumnName("steps");
        builder.Property(r => r.AllSteps).HasColumnName("all_steps");
        builder.Property(r => r.Answer).HasColumnName("answer");
        builder.Property(r => r.Version).HasColumnName("version");
        builder.HasOne<Network>().WithMany().HasForeignKey(r => r.Network).OnDelete(DeleteBehavior.Restrict);
    }
}
