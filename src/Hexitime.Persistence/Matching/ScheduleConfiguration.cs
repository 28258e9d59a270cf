using System.Text.Json;
using Hexitime.Matching;
using Hexitime.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hexitime.Persistence.Matching;

internal sealed class ScheduleConfiguration : IEntityTypeConfiguration<Schedule>
{
    public void Configure(EntityTypeBuilder<Schedule> builder)
    {
        builder.ToTable("hexitime_schedules", t => t.HasCheckConstraint("hexitime_schedules_version", "version > 0"));
        builder.HasKey(s => s.Member);
        builder.Property(s => s.Member).HasColumnName("member_id");
        // Nobody asks the database when somebody has time: it is read as a whole.
        builder.Property(s => s.Text).HasColumnName("schedule")
            .HasConversion(text => JsonSerializer.Serialize(text, HexitimeJson.Options), json => JsonSerializer.Deserialize<ScheduleText>(json, HexitimeJson.Options)!);
        builder.Property(s => s.Version).HasColumnName("version");
        builder.HasOne<Member>().WithMany().HasForeignKey(s => s.Member).OnDelete(DeleteBehavior.Restrict);
    }
}
