using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Members;
using Hexitime.Networks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Hexitime.Persistence.Matching;

/// <summary>Notes what matching knows of, in the transaction in which it changes, whichever use case changes it.</summary>
internal static class MatchChangeLog
{
    public static void Note(DbContext context, Instant now)
    {
        var changed = context.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .SelectMany(SubjectsOf).Distinct().ToList();
        foreach (var (kind, subject) in changed)
            context.Add(MatchChange.Of(kind, subject, now));
    }

    private static IEnumerable<(MatchSubject Kind, Guid Subject)> SubjectsOf(EntityEntry entry) => entry.Entity switch
    {
        Member m => [(MatchSubject.Member, m.Id.Value)],
        Listing l => [(MatchSubject.Listing, l.Id.Value)],
        Schedule s => [(MatchSubject.Member, s.Member.Value)],
        Block b => [(MatchSubject.Member, b.Blocker.Value)],
        Membership m => [(MatchSubject.Member, m.Member.Value)],
        ImportedConcept or TagMapping => [(MatchSubject.Vocabulary, Guid.Empty)],
        _ => [],
    };
}

internal sealed class MatchChangeConfiguration : IEntityTypeConfiguration<MatchChange>
{
    public void Configure(EntityTypeBuilder<MatchChange> builder)
    {
        builder.ToTable("hexitime_match_changes");
        builder.HasKey(c => c.Number);
        builder.Property(c => c.Number).HasColumnName("number").ValueGeneratedOnAdd();
        builder.Property(c => c.Kind).HasColumnName("kind");
        builder.Property(c => c.Subject).HasColumnName("subject_id");
        builder.Property(c => c.At).HasColumnName("at");
        builder.HasIndex(c => c.At).HasDatabaseName("hexitime_match_changes_at");
    }
}
