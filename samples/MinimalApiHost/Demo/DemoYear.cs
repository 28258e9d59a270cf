using Hexitime.Demographics;
using Hexitime.Exchanges;
using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.UseCases;
using NodaTime;

namespace MinimalApiHost.Demo;

/// <summary>A year of the demo bank: who joins, what they publish, what they exchange. What would happen after its end stays open.</summary>
internal sealed class DemoYear(DemoBank bank, DemoClock clock, IReadOnlyList<DemoPerson> people, DemoDice dice, Instant end)
{
    private const int Exchanges = 600;

    private readonly PriorityQueue<Func<Task>, (Instant, int)> _coming = new();
    private readonly List<Published> _listings = [];
    private readonly List<DemoPerson> _joined = [];
    private readonly DemoDice _surveys = new(7);
    private int _planned;

    private Instant Now => clock.GetCurrentInstant();

    public async Task GoByAsync(CancellationToken cancellationToken)
    {
        Plan();
        while (_coming.TryDequeue(out var step, out var when) && when.Item1 < end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            clock.MoveTo(when.Item1);
            await step();
        }

        clock.MoveTo(end);
    }

    public void At(Instant when, Func<Task> step) => _coming.Enqueue(step, (when, _planned++));

    /// <summary>Plans a step for some hours from now, within a margin.</summary>
    public void Within(int fromHours, int toHours, Func<Task> step) =>
        At(Now + Duration.FromMinutes((fromHours * 60) + dice.Roll((toHours - fromHours) * 60)), step);

    private void Plan()
    {
        var start = Now;
        foreach (var person in people)
            At(person.JoinsAt, () => JoinAsync(person));
        for (var week = 1; week <= 52; week++)
            At(start + Duration.FromDays(7 * week), () => bank.DoAsync(Actor.Bank.Subject, new RunHousekeeping(1_000), Roles.Bank));
        for (var i = 0; i < Exchanges; i++)
        {
            // The larger of two rolls: a bank that grows.
            var day = 8 + Math.Max(dice.Roll(356), dice.Roll(356));
            At(start + Duration.FromMinutes((day * 24 * 60) + dice.Roll(24 * 60)), ProposeAsync);
        }

        new DemoStory(bank, this, people, end).Plan();
        new DemoCommunity(bank, this, people, end).Plan();
    }

    private async Task JoinAsync(DemoPerson person)
    {
        person.Id = (await bank.DoAsync(person.Subject, new RegisterMember(person.Profile))).Id;
        // Ada and Ben have a story of their own.
        if (person.Subject is DemoPeople.Ada or DemoPeople.Ben)
            return;
        _joined.Add(person);
        await DeclareAsync(person);
        for (var i = dice.Roll(3); i > 0; i--)
            Within(2, 20 * 24, () => PublishAsync(person, dice.Pick(DemoWords.Listings)));
    }

    /// <summary>Most say something of themselves, so that there is something to see of whom the bank reached.</summary>
    private async Task DeclareAsync(DemoPerson person)
    {
        if (_surveys.Happens(25))
            return;
        string Pick(DemographicQuestion question) => _surveys.Happens(8) ? DemographicLists.PreferNotToSay : _surveys.Pick(question.Choices).Code;
        await bank.DoAsync(person.Subject, new DeclareDemographics([
            new(DefaultLists.Gender.Code, _surveys.Happens(60) ? "2" : _surveys.Happens(80) ? "1" : Pick(DefaultLists.Gender)),
            new(DefaultLists.AgeBand.Code, _surveys.Happens(8) ? DemographicLists.PreferNotToSay : _surveys.Happens(90) ? DefaultLists.AgeBand.Choices[1 + _surveys.Roll(4)].Code : Pick(DefaultLists.AgeBand)),
            new(DefaultLists.Disability.Code, _surveys.Happens(75) ? "none" : Pick(DefaultLists.Disability)),
        ]));
    }

    private async Task PublishAsync(DemoPerson owner, DemoListing words)
    {
        var expiresAt = Now + Duration.FromDays(60 + dice.Roll(240));
        _listings.Add(new Published(owner, words, await PublishAsync(owner.Subject, words, expiresAt), expiresAt));
    }

    public async Task<ListingId> PublishAsync(string owner, DemoListing words, Instant expiresAt)
    {
        var text = new ListingText
        {
            Title = words.Title,
            Description = words.Description,
            Kind = words.Kind,
            Skills = words.Skills,
            Hours = Credits.FromMinutes(words.Minutes),
            Place = words.IsInPerson ? people.First(p => string.Equals(p.Subject, owner, StringComparison.Ordinal)).Profile.Organisation : null,
        };
        return (await bank.DoAsync(owner, new PublishListing(words.Type, text, expiresAt))).Id;
    }

    private async Task ProposeAsync()
    {
        for (var attempt = 0; attempt < 6; attempt++)
        {
            var proposer = dice.Pick(_joined);
            var open = _listings.Where(l => l.ExpiresAt > Now && l.Owner != proposer).ToList();
            if (open.Count == 0)
                return;
            var listing = dice.Pick(open);
            // A long piece of work begins with an hour or two.
            var minutes = listing.Words.Minutes <= 120 ? listing.Words.Minutes : 60 + (15 * dice.Roll(5));
            var (giver, receiver) = listing.Words.Type == ListingType.Offer ? (listing.Owner, proposer) : (proposer, listing.Owner);
            // Most people look into their wallet first.
            if (dice.Happens(90) && (await bank.DoAsync(receiver.Subject, new GetWallet())).Available.Minutes < minutes)
                continue;
            var proposed = await bank.DoAsync(proposer.Subject, new ProposeExchange(
                listing.Id, Hours: Credits.FromMinutes(minutes), For: Now + Duration.FromDays(7),
                Note: minutes < listing.Words.Minutes ? "A first part of it, to begin with?" : null));
            new DemoExchange(bank, this, clock, dice, proposed.Id, giver, receiver, proposer, minutes).Plan();
            return;
        }
    }

    private sealed record Published(DemoPerson Owner, DemoListing Words, ListingId Id, Instant ExpiresAt);
}
