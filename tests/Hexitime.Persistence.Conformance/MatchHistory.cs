using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Matching.Availability;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Anything that people can do which matching knows of, at random; many a step is refused.</summary>
internal sealed class MatchHistory(MatchBank bank, int seed)
{
    private const string Broker = "broker";

    private static readonly string[] Words = ["run charts", "SPC", "wibbling", "squiggly lines", "facilitation", "ward", "theatre", "flow", "audit"];
    private static readonly string[] Concepts = ["urn:hexitime:skill:run-charts", "urn:hexitime:skill:pdsa-cycles", "urn:x:one"];

    private readonly Random _random = new(seed);
    private readonly List<string> _people = [];
    private readonly List<NetworkId> _networks = [];
    private readonly List<(ListingId Id, string Owner)> _listings = [];
    private readonly List<(ExchangeId Id, string Proposer, string Owner)> _exchanges = [];

    /// <summary>How many steps were granted.</summary>
    public int Granted { get; private set; }

    public async Task BeginAsync()
    {
        for (var i = 0; i < 4; i++)
            await RegisterAsync();
        await bank.RegisterAsync(Broker);
        _networks.Add(await bank.FoundAsync(_people[0]));
        _networks.Add(await bank.FoundAsync(_people[1], ListingRule.AfterApproval));
    }

    public async Task StepAsync()
    {
        var who = Any(_people);
        switch (_random.Next(21))
        {
            case 0 when _people.Count < 7:
                await RegisterAsync();
                break;
            case 1 or 2 or 0:
                await PublishAsync(who);
                break;
            case 3 or 4 when _listings.Count > 0:
                await ChangeListingAsync();
                break;
            case 5:
                await DoAsync(who, Any<Func<IRequest<Result<Done>>>>([() => new BlockMember(bank[Any(_people)]), () => new UnblockMember(bank[Any(_people)])])());
                break;
            case 6:
                var member = bank[Any(_people)];
                if (_random.Next(2) == 0)
                    await AsRootAsync(new SuspendMember(member, "unkind"));
                else
                    await AsRootAsync(new ReinstateMember(member, "spoken"));
                break;
            case 7 or 8:
                if (_random.Next(3) > 0)
                    await DoAsync(who, new JoinNetwork(Any(_networks)));
                else
                    await DoAsync(who, new LeaveNetwork(Any(_networks)));
                break;
            case 9:
                await DoAsync(who, new EditProfile(AnyProfile(who)));
                break;
            case 10:
                await DoAsync(who, new EditSchedule(AnySchedule()));
                break;
            case 11 or 12 when _listings.Count > 0:
                await ProposeAsync(who);
                break;
            case 13 or 14 or 16 or 17 when _exchanges.Count > 0:
                await MoveExchangeAsync();
                break;
            case 15:
                await TendVocabularyAsync();
                break;
            case 18 when _random.Next(6) == 0:
                await DoAsync(who, new LeaveBank());
                break;
            default:
                // Who has not looked for two minutes reads everything anew: that must be the exception.
                bank.Bank.Clock.Advance(_random.Next(12) == 0 ? Duration.FromHours(_random.Next(1, 40)) : Duration.FromSeconds(_random.Next(1, 15)));
                break;
        }
    }

    public string AnyWords() => string.Join(' ', Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Any(Words)));

    private async Task RegisterAsync()
    {
        var subject = $"person-{_people.Count}";
        await bank.RegisterAsync(subject, Any<string>(["nurse", "doctor"]), Any<string>(["Trust A", "Trust B"]), [.. AnySkills()]);
        _people.Add(subject);
        Granted++;
    }

    private async Task PublishAsync(string who)
    {
        var until = _random.Next(3) == 0 ? bank.Bank.Clock.GetCurrentInstant() + Duration.FromSeconds(_random.Next(1, 60)) : (Instant?)null;
        var networks = _networks.Where(_ => _random.Next(3) == 0).ToList();
        if ((await DoAsync(who, new PublishListing(Any<ListingType>([ListingType.Offer, ListingType.Request]), AnyText(), until, networks))).TryGet(out var listing, out _))
            _listings.Add((listing.Id, who));
    }

    private async Task ChangeListingAsync()
    {
        var (id, owner) = Any(_listings);
        switch (_random.Next(7))
        {
            case 0:
                await DoAsync(owner, new PauseListing(id));
                break;
            case 1:
                await DoAsync(owner, new ResumeListing(id));
                break;
            case 2:
                await DoAsync(owner, new CloseListing(id));
                break;
            case 3:
                await DoAsync(owner, new RenewListing(id));
                break;
            case 4:
                await DoAsync(owner, new EditListing(id, AnyText()));
                break;
            case 5:
                await DoAsync(_people[1], new ApproveListing(_networks[1], id));
                break;
            default:
                await DoAsync(_people[0], new TakeOutListing(_networks[0], id));
                break;
        }
    }

    private async Task ProposeAsync(string who)
    {
        var (listing, owner) = Any(_listings);
        if ((await DoAsync(who, new ProposeExchange(listing))).TryGet(out var proposed, out _))
            _exchanges.Add((proposed.Id, who, owner));
    }

    private async Task MoveExchangeAsync()
    {
        var (id, proposer, owner) = Any(_exchanges);
        switch (_random.Next(8))
        {
            case 0:
                await DoAsync(owner, new DeclineExchange(id));
                break;
            case 1:
                await DoAsync(owner, new CounterPropose(id, Credits.FromMinutes(20)));
                break;
            case 2:
                await DoAsync(proposer, new CancelExchange(id, "ill"));
                break;
            case 3 or 4:
                Note(await bank.Bank.SendAsync(Broker, new ReverseExchange(id, "a mistake"), roles: Roles.Broker));
                break;
            default:
                await DoAsync(owner, new AcceptExchange(id));
                await DoAsync(proposer, new AcceptExchange(id));
                await DoAsync(owner, new RecordHours(id, Credits.FromMinutes(10)));
                await DoAsync(proposer, new ConfirmHours(id));
                break;
        }
    }

    private async Task TendVocabularyAsync()
    {
        if (_random.Next(2) == 0)
            await AsRootAsync(new MapTag(Any(Words), Any(Concepts)));
        else
            await AsRootAsync(new ImportVocabulary([new("urn:x:one", "One of ours", Any(Words), Any<string>(["", "urn:hexitime:skill:run-charts"]))]));
    }

    private Profile AnyProfile(string who) => Bank.NewProfile(who, Any<string>(["Trust A", "Trust B"])) with
    {
        Skills = [.. AnySkills()],
        Biography = AnyWords(),
        PayBand = Any<string?>([null, "Band 7"]),
        TimeZone = Any<string>(["Europe/London", "Asia/Kolkata"]),
    };

    private ScheduleText AnySchedule() => new()
    {
        Weekly = [new WeeklySlot((IsoDayOfWeek)_random.Next(1, 8), new LocalTime(9, 0), new LocalTime(9 + _random.Next(1, 9), 0))],
        IsShared = _random.Next(3) > 0,
        Latitude = 53,
        Longitude = -_random.Next(3),
        TravelKilometres = 30,
    };

    private ListingText AnyText() => MatchBank.Text(AnyWords(), [.. AnySkills()]) with { Description = AnyWords() };

    private IEnumerable<string> AnySkills() => Enumerable.Range(0, _random.Next(3)).Select(_ => Any(Words)).Distinct();

    private T Any<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];

    private async Task<Result<T>> DoAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => Note(await bank.Bank.SendAsync(subject, request));

    private async Task AsRootAsync<T>(IRequest<Result<T>> request) where T : notnull => Note(await bank.AsAdministratorAsync(request));

    private Result<T> Note<T>(Result<T> result) where T : notnull
    {
        Granted += result.IsGranted ? 1 : 0;
        return result;
    }
}
