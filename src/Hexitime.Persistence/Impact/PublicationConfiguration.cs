using System.Text.Json;
using Hexitime.Impact;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Impact;

internal sealed class PublicationConfiguration : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.ToTable("hexitime_publications");
        builder.HasKey(p => new { p.Table, p.Scope, p.FirstMonth, p.UntilMonth });
        builder.Property(p => p.Table).HasColumnName("table_name").HasMaxLength(200).ValueGeneratedNever();
        builder.Property(p => p.Scope).HasColumnName("scope").HasMaxLength(60).ValueGeneratedNever();
        builder.Property(p => p.FirstMonth).HasColumnName("first_month").ValueGeneratedNever();
        builder.Property(p => p.UntilMonth).HasColumnName("until_month").ValueGeneratedNever();
        builder.Property(p => p.MadeAt).HasColumnName("made_at");
        builder.Property(p => p.Content).HasColumnName("content").HasConversion(
            content => JsonSerializer.Serialize(content, HexitimeJson.Options), json => JsonSerializer.Deserialize<PublishedContent>(json, HexitimeJson.Options)!);
    }
}
