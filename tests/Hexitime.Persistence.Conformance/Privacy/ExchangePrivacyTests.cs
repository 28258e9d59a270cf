using System.Text.Json;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Privacy;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance.Privacy;

/// <summary>What of an exchange belongs to whom: Ada and Ben help each other, Cleo is a broker, and so is Dan, who looks on.</summary>
public abstract class ExchangePrivacyTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly Dictionary<string, MemberId> _ids = [];
    private Bank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        foreach (var subject in (string[])["ada", "ben", "cleo", "dan"])
            _ids[subject] = (await _bank.RegisterAsync(subject)).Id;
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task A_side_exports_the_exchange_and_a_broker_the_steps_they_took_in_those_of_others()
    {
        var disputed = await DisputedAsync("ada", "ben");
        var recorded = await RecordForOthersAsync();
        await DecideAsync(disputed);
        var own = await ProposeAsync("cleo", "ben", "Cleo helps");

        (await ExportAsync("ada", "exchanges")).ShouldBe([$"{disputed.Value} Ada helps", $"{recorded.Value} Recorded"]);
        (await ExportAsync("ben", "exchanges")).ShouldBe([$"{disputed.Value} Ada helps", $"{recorded.Value} Recorded", $"{own.Value} Cleo helps"]);
        (await ExportAsync("ada", "steps-for-others")).ShouldBeEmpty();
        (await ExportAsync("cleo", "exchanges")).ShouldBe([$"{own.Value} Cleo helps"]);
        (await ExportAsync("cleo", "steps-for-others")).ShouldBe([$"{recorded.Value} Recorded RecordForOthers told", $"{disputed.Value}  Decide heard both"]);
    }

    [Fact]
    public async Task Whoever_is_erased_takes_the_titles_along_that_they_gave_and_no_others()
    {
        var ofAda = await AnswerAsync("ada", "ben");
        var ofBen = await AnswerAsync("ben", "ada");
        var byAda = await ProposeAsync("ada", "ben", "By Ada");
        var byBen = await ProposeAsync("ben", "ada", "By Ben");
        var withoutBen = await AnswerAsync("ada", "dan");
        var byCleo = await RecordForOthersAsync();

        (await EraseAsync("ben")).ShouldBeNull();
        (await TitlesAsync(ofAda, ofBen, byAda, byBen, withoutBen, byCleo)).ShouldBe(["Of ada", "(erased)", "By Ada", "(erased)", "Of ada", "Recorded"]);

        (await EraseAsync("cleo")).ShouldBeNull();
        (await TitlesAsync(ofAda, byCleo)).ShouldBe(["Of ada", "(erased)"]);
        (await _bank.SendAsync("dan", new GetExchange(byCleo), roles: Roles.Broker)).Value.History.Single().Note.ShouldBeNull();
    }

    [Fact]
    public async Task Only_a_dispute_of_ones_own_stands_in_the_way_of_being_erased()
    {
        await DisputedAsync("ada", "cleo");
        foreach (var (giver, receiver) in ((string, string)[])[("ben", "ada"), ("ada", "ben")])
        {
            var id = await DisputedAsync(giver, receiver);
            (await EraseAsync("ben")).ShouldBe("privacy.credits-in-dispute");
            (await _bank.SendAsync("dan", new GetExchange(id), roles: Roles.Broker)).Value.History[^1].Note.ShouldBe("less");
            await DecideAsync(id);
        }

        (await EraseAsync("ben")).ShouldBeNull();
    }

    private async Task<ExchangeId> ProposeAsync(string giver, string receiver, string title)
    {
        _bank.Clock.Advance(Duration.FromSeconds(1));
        return (await DoAsync(giver, new ProposeExchange(Direct: new(_ids[receiver], IGive: true, ExchangeKind.Coaching, title), Hours: Credits.FromMinutes(10)))).Id;
    }

    private async Task<ExchangeId> AnswerAsync(string owner, string answering)
    {
        var text = new ListingText { Title = $"Of {owner}", Kind = ExchangeKind.Coaching, Hours = Credits.FromMinutes(10) };
        return (await DoAsync(answering, new ProposeExchange((await DoAsync(owner, new PublishListing(ListingType.Offer, text))).Id))).Id;
    }

    private async Task<ExchangeId> DisputedAsync(string giver, string receiver)
    {
        var id = await ProposeAsync(giver, receiver, "Ada helps");
        await DoAsync(receiver, new AcceptExchange(id));
        await DoAsync(giver, new RecordHours(id, Credits.FromMinutes(10)));
        await DoAsync(receiver, new DisputeHours(id, Credits.FromMinutes(5), "less"));
        return id;
    }

    private Task<ExchangeView> DecideAsync(ExchangeId id)
    {
        _bank.Clock.Advance(Duration.FromSeconds(1));
        return DoAsync("cleo", new DecideDispute(id, Credits.FromMinutes(5), "heard both"), Roles.Broker);
    }

    private async Task<ExchangeId> RecordForOthersAsync()
    {
        _bank.Clock.Advance(Duration.FromSeconds(1));
        var done = new RecordForOthers(_ids["ada"], _ids["ben"], ExchangeKind.Advice, "Recorded", Credits.FromMinutes(10), _bank.Clock.GetCurrentInstant(), "told");
        return (await DoAsync("cleo", done, Roles.Broker)).Id;
    }

    private async Task<string?> EraseAsync(string subject) => (await _bank.SendAsync(subject, new EraseMe())).Refusal?.Code;

    private async Task<IReadOnlyList<string>> TitlesAsync(params ExchangeId[] ids)
    {
        var titles = new List<string>();
        foreach (var id in ids)
            titles.Add((await _bank.SendAsync("dan", new GetExchange(id), roles: Roles.Broker)).Value.Title);
        return titles;
    }

    /// <summary>Each row of one file of an export: the exchange, the title, and of a step what it was and its note.</summary>
    private Task<IReadOnlyList<string>> ExportAsync(string subject, string name) => _bank.InScopeAsync<IReadOnlyList<string>>(async services =>
    {
        services.GetRequiredService<Caller>().Is(subject);
        await foreach (var file in (await Bank.HandleAsync(services, new ExportMyData())).Value.Files)
        {
            if (file.Name != name)
                continue;
            var rows = JsonSerializer.SerializeToElement(file.Rows, HexitimeJson.Options).EnumerateArray();
            return [.. rows.Select(r => name == "exchanges"
                ? $"{r.GetProperty("id").GetString()} {r.GetProperty("title").GetString()}"
                : $"{r.GetProperty("exchange").GetString()} {r.GetProperty("title").GetString()} {Enum.Parse<ExchangeAction>(r.GetProperty("action").GetString()!, ignoreCase: true)} {r.GetProperty("note").GetString()}")];
        }

        return [];
    });

    private async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request, Roles roles = Roles.None) where T : notnull => (await _bank.SendAsync(subject, request, roles: roles)).Value;
}
