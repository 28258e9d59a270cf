using Hexitime.Demographics;
using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Impact.Evidence;
using Hexitime.Import;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.Networks;
using Hexitime.Notifications;
using Hexitime.Projects;
using Hexitime.Reports;
using Hexitime.Rings;
using Hexitime.Sessions;
using Hexitime.Testimonials;
using Hexitime.UseCases;
using Hexitime.Verification;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance.Privacy;

/// <summary>A bank in which Ada has done everything there is to do, with Ben, Cleo and Hana. Every word of hers is unlike any other; words of others are not.</summary>
internal sealed class PersonalScene(Bank bank)
{
    public const string Marker = "qwzyx";

    private int _words;
    private int _keys;

    public static string Subject => $"ada-{Marker}0";

    public static string Email => $"{Marker}0+ada@{Marker}0.example";

    public MemberId Ada { get; private set; }

    public MemberId Ben { get; private set; }

    public MemberId Cleo { get; private set; }

    /// <summary>Completed, from Ada's listing; Ben received.</summary>
    public ExchangeId Completed { get; private set; }

    public SessionId Session { get; private set; }

    public (ProposeExchange Request, string Key) ProposalOfBen { get; private set; }

    /// <summary>A bank that could tell its members, but for a channel that is out of order, so that everything waits.</summary>
    public static Task<Bank> OpenAsync(ITestDatabases databases) => Bank.OpenAsync(databases, services =>
    {
        services.AddHexitime();
        services.AddSingleton<INotifier, OutOfOrder>();
    });

    public static async Task<PersonalScene> PlayAsync(Bank bank)
    {
        var scene = new PersonalScene(bank);
        await scene.ArriveAsync();
        await scene.JoinNetworksAsync();
        await scene.ExchangeAsync();
        await scene.HoldSessionsAsync();
        await scene.TalkAsync();
        await scene.VouchAsync();
        await scene.PledgeAsync();
        await scene.AsAdaAsync(new ChooseNotifications(new NotificationChoices(DigestHour: 9)));
        await scene.AsAdaAsync(new RenewCalendarFeed());
        while (await bank.DispatchAsync() > 0)
        {
        }

        await scene.ReflectAsync();
        return scene;
    }

    public Task<T> AsAdaAsync<T>(IRequest<Result<T>> request, Roles roles = Roles.None) where T : notnull => DoAsync(Subject, request, roles);

    public async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request, Roles roles = Roles.None, string? key = null) where T : notnull =>
        (await bank.SendAsync(subject, request, key ?? $"key-{++_keys}", roles)).Value;

    /// <summary>A word of Ada's that was never used before.</summary>
    private string Word() => $"{Marker}{++_words}";

    private async Task ArriveAsync()
    {
        Ben = (await bank.RegisterAsync("ben")).Id;
        Cleo = (await bank.RegisterAsync("cleo")).Id;
        await bank.RegisterAsync("hana");
        var profile = Bank.NewProfile(Word(), Word()) with { Email = Email };
        var joined = bank.Clock.GetCurrentInstant() - Duration.FromDays(30);
        var external = $"old-{Word()}";
        await DoAsync("root", new ImportMembers([new ImportedMember(external, profile, joined, Credits.FromHours(20), Subject)]), Roles.Administrator);
        var past = new ImportedTransfer("t1", external, "bank", Credits.FromHours(1), joined, Purpose.Exchange, $"for {Word()}");
        await DoAsync("root", new ImportTransfers([past]), Roles.Administrator);
        Ada = (await AsAdaAsync(new GetMe())).Id;
        await AsAdaAsync(new EditProfile(profile with
        {
            Profession = Word(),
            PayBand = Word(),
            Skills = [Word(), Word()],
            Languages = [$"en-{Word()}"],
            Biography = $"I am {Word()}.",
            Consents = new Consents(ShowContact: true),
        }));
        await AsAdaAsync(new GiveConsent(ConsentPurpose.Statistics, "1"));
        await AsAdaAsync(new DeclareDemographics([new DemographicAnswer("age-band", "35-44")]));
    }

    private async Task ReflectAsync()
    {
        await AsAdaAsync(new WriteReflection(Completed.Value, Word(), IsShared: true));
        var bens = await DoAsync("ben", new WriteReflection(Completed.Value, "Ben learned", IsShared: true));
        await AsAdaAsync(new CountersignReflection(bens.Id, bens.Version));
    }

    private async Task JoinNetworksAsync()
    {
        var hana = (await DoAsync("hana", new GetMe())).Id;
        var closed = (await DoAsync("root", new FoundNetwork(new NetworkCharter { Name = "Closed", Joining = JoiningRule.ByInvitation }, hana), Roles.Administrator)).Id;
        await DoAsync("hana", new InviteToNetwork(closed, Email));
        var invitation = await DoAsync("hana", new InviteToNetwork(closed, Email));
        await AsAdaAsync(new JoinNetwork(closed, Code: invitation.Code, Note: Word()));
        var own = (await DoAsync("root", new FoundNetwork(new NetworkCharter { Name = "Own", Joining = JoiningRule.Open }, Ada), Roles.Administrator)).Id;
        await DoAsync("ben", new JoinNetwork(own));
        await AsAdaAsync(new InviteToNetwork(own, "somebody@example.org"));
        await AsAdaAsync(new DonateToNetwork(own, Credits.FromHours(2), Word()));
        await AsAdaAsync(new GrantFromPot(own, Ben, Credits.FromHours(1), Word()));
    }

    private async Task ExchangeAsync()
    {
        var text = new ListingText
        {
            Title = Word(),
            Description = Word(),
            Kind = ExchangeKind.Coaching,
            Hours = Credits.FromHours(1),
            Skills = [Word()],
            Place = Word(),
        };
        var listing = (await AsAdaAsync(new PublishListing(ListingType.Offer, text))).Id;
        ProposalOfBen = (new ProposeExchange(listing, Note: "Ben would like that"), "ben-proposes");
        Completed = (await DoAsync("ben", ProposalOfBen.Request, key: ProposalOfBen.Key)).Id;
        await AsAdaAsync(new AcceptExchange(Completed));
        await AsAdaAsync(new ArrangeMeeting(Completed, bank.Clock.GetCurrentInstant(), Word()));
        await AsAdaAsync(new RecordHours(Completed, Credits.FromHours(1)));
        await DoAsync("ben", new ConfirmHours(Completed));
        await AsAdaAsync(new GiveFeedback(Completed, 5, Word()));
        await DoAsync("ben", new GiveFeedback(Completed, 5, "Ben was glad"));
        var direct = (await AsAdaAsync(new ProposeExchange(Direct: new(Ben, IGive: false, ExchangeKind.Advice, Word()), Hours: Credits.FromHours(1), Note: Word()))).Id;
        await DoAsync("ben", new AcceptExchange(direct));
        var next = bank.Clock.GetCurrentInstant() + Duration.FromDays(3);
        await AsAdaAsync(new ProposeTimes(direct, [next], Word()));
        await DoAsync("ben", new ChooseTime(direct, next));
        await AsAdaAsync(new ProposeTimes(direct, [next, next + Duration.FromDays(1)], Word()));
        var others = new RecordForOthers(Ben, Cleo, ExchangeKind.Advice, Word(), Credits.FromHours(1), bank.Clock.GetCurrentInstant(), Word());
        await AsAdaAsync(others, Roles.Broker);
        await AsAdaAsync(new Donate(Ben, Credits.FromHours(1), Word()));
        await HelpInARingAsync(listing, text);
        await AsAdaAsync(new EditSchedule(new ScheduleText { IsShared = true }));
    }

    private async Task HelpInARingAsync(ListingId ofAda, ListingText text)
    {
        var ofBen = (await DoAsync("ben", new PublishListing(ListingType.Offer, text with { Title = "Of Ben", Description = "", Skills = [], Place = null }))).Id;
        var ring = await DoAsync("hana", new ProposeRing([new(ofAda, Ben), new(ofBen, Ada)]), Roles.Broker);
        await AsAdaAsync(new AcceptRing(ring.Id));
        await DoAsync("ben", new AcceptRing(ring.Id));
        await DoAsync("ben", new CloseListing(ofBen));
    }

    private async Task HoldSessionsAsync()
    {
        var starts = bank.Clock.GetCurrentInstant() + Duration.FromHours(2);
        await AsAdaAsync(new ScheduleSession(Word(), ExchangeKind.Teaching, Credits.FromHours(1), starts + Duration.FromDays(9), 3, Description: Word(), Place: Word()));
        var called = (await AsAdaAsync(new ScheduleSession("Called off", ExchangeKind.Teaching, Credits.FromHours(1), starts + Duration.FromDays(9), 3))).Id;
        await AsAdaAsync(new CancelSession(called, Word()));
        Session = (await DoAsync("ben", new ScheduleSession("Of Ben", ExchangeKind.Teaching, Credits.FromHours(1), starts, 3))).Id;
        await AsAdaAsync(new JoinSession(Session));
        bank.Clock.Advance(Duration.FromHours(3));
        await DoAsync("ben", new RecordSession(Session, Credits.FromHours(1), [new Attendance(Ada, true)]));
        await AsAdaAsync(new ObjectToAttendance(Session, Word()));
    }

    private async Task TalkAsync()
    {
        var message = await AsAdaAsync(new SendMessage(SubjectKind.Exchange, Completed.Value, Word()));
        await DoAsync("ben", new SendMessage(SubjectKind.Exchange, Completed.Value, "Ben answers"));
        await AsAdaAsync(new BlockMember(Cleo));
        await AsAdaAsync(new MakeReport(ReportedKind.Member, Cleo.Value, ReportReason.Other, Word()));
        await DoAsync("ben", new MakeReport(ReportedKind.Message, message.Id.Value, ReportReason.Other, "Ben did not like that"));
        var handled = await DoAsync("ben", new MakeReport(ReportedKind.Member, Cleo.Value, ReportReason.Other, "Ben did not like that either"));
        await AsAdaAsync(new ReviewReport(handled.Id, Word()), Roles.Broker);
        await AsAdaAsync(new WriteTestimonial(Word()));
    }

    private async Task VouchAsync()
    {
        await bank.InScopeAsync(async services =>
        {
            services.GetRequiredService<Caller>().Is(Subject, verifiedEmail: Email);
            return await Bank.HandleAsync(services, new VerifyEmailDomain());
        });
        await AsAdaAsync(new GiveRegistration(Regulator.Nmc, "12A3456E"));
        await AsAdaAsync(new WriteReference(Ben, Word()));
        await DoAsync("ben", new WriteReference(Ada, "Ben learned much"));
    }

    /// <summary>The broker decides what Ada objects to: until then her credits are in dispute.</summary>
    public Task DecideAsync() => DoAsync("hana", new DecideAttendance(Session, Ada, SeatState.Excused, "ill"), Roles.Broker);

    /// <summary>Ada leads a project, gives credits to it, and pledges time to one of Ben's.</summary>
    private async Task PledgeAsync()
    {
        var text = new ProjectText { Title = "Fewer falls", Aim = "Half as many by spring." };
        var task = new TaskText { Title = "Draw the charts", Hours = Credits.FromHours(5) };
        var own = (await AsAdaAsync(new DeviseProject(text))).Id;
        await AsAdaAsync(new AddTask(own, task));
        await AsAdaAsync(new OpenProject(own));
        var declined = (await DoAsync("ben", new PledgeTime(own, 1, Credits.FromHours(1), IsGift: true, "Ben's note"))).Id;
        await AsAdaAsync(new DeclinePledge(declined, Word()));
        await AsAdaAsync(new DonateToProject(own, Credits.FromMinutes(10), Word()));
        var bens = (await DoAsync("ben", new DeviseProject(text))).Id;
        await DoAsync("ben", new AddTask(bens, task));
        await DoAsync("ben", new OpenProject(bens));
        await AsAdaAsync(new PledgeTime(bens, 1, Credits.FromHours(1), IsGift: true, Word()));
    }

    private sealed class OutOfOrder : INotifier
    {
        public string Channel => "letters";

        public Task SendAsync(Notice notice, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
