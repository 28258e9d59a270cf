using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Persistence;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;

namespace Hexitime.AspNetCore.Embedding;

public sealed class Badge
{
    public required MemberId Member { get; init; }

    public required string Number { get; init; }
}

public sealed class IntranetDbContext(DbContextOptions<IntranetDbContext> options) : DbContext(options)
{
    public DbSet<Badge> Badges => Set<Badge>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Badge>().HasKey(b => b.Member);   // a row of yours, by an id of ours
        modelBuilder.ApplyHexitime();                         // last
    }
}

public sealed class BadgesOfMembers(IntranetDbContext intranet) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Badge)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return PersonalFile.Of("badges", await intranet.Badges.Where(b => b.Member == member.Id).ToListAsync(cancellationToken));
    }

    public Task EraseAsync(Member member, CancellationToken cancellationToken) =>
        intranet.Badges.Where(b => b.Member == member.Id).ExecuteDeleteAsync(cancellationToken);
}
