using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Matching.Availability;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Vocabulary;
using Hexitime.Matching.Words;
using Hexitime.Members;
using Hexitime.Persistence.Sqlite;
using Hexitime.Queries;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Benchmarks.Matching;

/// <summary>What a bank's matching knows, with what each listing says, and who could not pay for an hour.</summary>
internal sealed record ThinBank(string Name, MatchPool Pool, SkillVocabulary Vocabulary, IReadOnlyList<(MatchListing Listing, string Text)> Listings, IReadOnlySet<MemberId> CannotPay)
{
    /// <summary>
    /// A bank made up by chance: each member has one offer and one request, each about a skill of the starter vocabulary (the i-th most usual in proportion to 1/i), a quarter of the week's
    /// working hours, and one in three cannot pay. Six in ten have not had an exchange; the others are older hands, whose offers name three skills.
    /// </summary>
    public static ThinBank Make(int people, int seed)
    {
        var random = new Random(seed);
        var analyser = new TextAnalyser();
        var concepts = StarterVocabulary.Instance.Concepts;
        double[] usual = [.. concepts.Select((_, i) => 1.0 / (i + 1))];
        var total = usual.Sum();
        var (members, listings, cannotPay) = (new List<MatchMember>(), new List<(MatchListing, string)>(), new HashSet<MemberId>());
        for (var i = 0; i < people; i++)
        {
            var member = new MatchMember
            {
                Id = new MemberId(Numbered.Id(i, 1)),
                Organisation = new OrganisationId(Numbered.Id(random.Next(12), 2)),
                Profession = $"profession {random.Next(8)}",
                SharedHours = WeekHours.Of(Enumerable.Range(0, 10).Select(_ => (random.Next(5) * 24) + 9 + random.Next(8))),
                Record = random.Next(10) < 6 ? default : new ExchangeRecord(random.Next(1, 12), random.Next(2), random.Next(48)),
            };
            members.Add(member);
            if (random.Next(3) == 0)
                cannotPay.Add(member.Id);
            Publish(member, ListingType.Offer, member.Record.IsNew ? 1 : 3);
            Publish(member, ListingType.Request, 1);
        }

        return new ThinBank($"by chance, {people:N0}", MatchPool.Of(members, listings.Select(l => l.Item1)), StarterVocabulary.Instance, listings, cannotPay);

        void Publish(MatchMember owner, ListingType type, int skills)
        {
            string[] labels = [.. Enumerable.Range(0, skills).Select(_ => concepts[Pick()].PreferredLabel).Distinct()];
            var text = string.Join(", ", labels);
            listings.Add((new MatchListing
            {
                Id = new ListingId(Numbered.Id(listings.Count, 3)),
                Owner = owner.Id,
                Type = type,
                Kind = (ExchangeKind)random.Next(1, 4),
                Hours = Credits.FromHours(1),
                Skills = StarterVocabulary.Instance.Resolve(labels),
                Words = analyser.Analyse(text, ""),
            }, text));
        }

        int Pick()
        {
            var left = random.NextDouble() * total;
            var at = 0;
            while (at < usual.Length - 1 && (left -= usual[at]) > 0)
                at++;
            return at;
        }
    }

    /// <summary>A bank in an SQLite file, such as the demo bank.</summary>
    public static async Task<ThinBank> ReadAsync(string file)
    {
        var services = new ServiceCollection();
        services.AddHexitime().UseSqlite($"Data Source={file}");
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var known = await scope.ServiceProvider.GetRequiredService<MatchReader>().ReadAllAsync(CancellationToken.None);
        var listings = await scope.ServiceProvider.GetRequiredService<IReadRepositoryBase<Listing>>().ListAsync(new Those<Listing>(l => l.State == ListingState.Open), CancellationToken.None);
        var now = scope.ServiceProvider.GetRequiredService<IClock>().GetCurrentInstant();
        var members = await scope.ServiceProvider.GetRequiredService<IReadRepositoryBase<Member>>().ListAsync(new Those<Member>(m => true), CancellationToken.None);
        var accounts = (await scope.ServiceProvider.GetRequiredService<ILedgerStore>().FindAccountsAsync([.. members.Select(m => m.Wallet)], CancellationToken.None)).ToDictionary(a => a.Id);
        return new ThinBank(
            "demo bank", known.Pool, known.Vocabulary,
            [.. listings.Where(l => l.IsOpenAt(now)).Select(l => (Listing: known.Pool.Find(l.Id), Text: $"{l.Title} {l.Description}")).Where(l => l.Listing is not null).Select(l => (l.Listing!, l.Text))],
            members.Where(m => accounts[m.Wallet].Available < Credits.FromHours(1)).Select(m => m.Id).ToHashSet());
    }
}
