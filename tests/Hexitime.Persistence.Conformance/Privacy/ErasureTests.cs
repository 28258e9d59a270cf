using Hexitime.Audit;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.Privacy;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance.Privacy;

/// <summary>Ada has done everything there is to do, and has herself erased.</summary>
public abstract class ErasureTests(ITestDatabases databases) : IAsyncLifetime
{
    /// <summary>Columns in which words of somebody who is erased may stay, each with the reason.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        ["acts.reason"] = "The log of privileged acts never changes: why somebody did something in office stays, under their opaque id.",
    };

    private Bank _bank = null!;
    private PersonalScene _scene = null!;

    public async Task InitializeAsync()
    {
        _bank = await PersonalScene.OpenAsync(databases);
        _scene = await PersonalScene.PlayAsync(_bank);
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task No_word_of_hers_is_left_anywhere_in_the_database()
    {
        await _scene.DecideAsync();
        (await _bank.WordsAsync()).Select(w => w.Column).Distinct().Count().ShouldBeGreaterThan(25);

        (await EraseAsync()).ShouldBeNull();
        await LetNewsArriveAsync();

        (await _bank.WordsAsync()).Where(w => !Exempt.ContainsKey(w.Column)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_she_declared_and_was_vouched_for_is_gone_too()
    {
        await _scene.DecideAsync();
        await EraseAsync();

        foreach (var table in (string[])["demographics", "registrations", "verified_domains", "member_references", "blocks", "imported_identities", "memos"])
            _bank.Count(table).ShouldBe(0, table);
        _bank.Count("read_markers", $"member_id = {_bank.Database.Literal(_scene.Ada.Value)}").ShouldBe(0);
    }

    [Fact]
    public async Task Sums_hold_and_histories_verify_and_hours_stay_counted()
    {
        await _scene.DecideAsync();
        await _bank.SendAsync("root", new SealLedger(), roles: Roles.Administrator);
        var before = await StatementOfBenAsync();
        var entries = _bank.Count("entries");
        await EraseAsync();

        _bank.Count("entries").ShouldBe(entries);
        var verified = (await _bank.SendAsync("root", new VerifyLedger(), roles: Roles.Administrator)).Value;
        verified.Faults.ShouldBeEmpty();
        verified.Seals.ShouldBe(1);
        _bank.Database.Number("SELECT sum(posted_minutes) FROM {accounts}").ShouldBe(0);
        var after = await StatementOfBenAsync();
        after.Select(l => (l.Amount, l.BalanceAfter, l.Hash)).ShouldBe(before.Select(l => (l.Amount, l.BalanceAfter, l.Hash)));
        after.Select(l => l.With?.Name).OfType<string>().Distinct().ShouldBe(["a former member"]);
    }

    [Fact]
    public async Task Others_still_read_what_they_had_with_a_former_member_and_their_own_words()
    {
        await _scene.DecideAsync();
        await EraseAsync();
        await LetNewsArriveAsync();

        var exchange = (await _bank.SendAsync("ben", new GetExchange(_scene.Completed))).Value;
        (exchange.Giver.Name, exchange.State, exchange.Given).ShouldBe(("a former member", ExchangeState.Completed, Credits.FromHours(1)));
        exchange.History.Select(s => s.Note).OfType<string>().ShouldBe(["Ben would like that"]);
        exchange.Feedback.Select(f => f.Words).OfType<string>().ShouldBe(["Ben was glad"]);
        (await _bank.SendAsync("ben", new ListMessages(SubjectKind.Exchange, _scene.Completed.Value))).Value.Items
            .Select(m => (m.Author.Name, m.Text)).ShouldBe([("ben", "Ben answers"), ("a former member", "(erased)")]);
        (await _bank.SendAsync("ben", new ListExchanges())).Value.Items.Where(e => e.Title == "(erased)" && e.State == ExchangeState.Cancelled)
            .Select(e => e.Held).Distinct().ShouldBe([Credits.Zero]);
        (await _bank.SendAsync("ben", new BrowseListings())).Value.Items.ShouldBeEmpty();
        (await _bank.SendAsync("ben", new GetMember(_scene.Ada))).Refusal!.Code.ShouldBe("member.not-found");
    }

    [Fact]
    public async Task While_credits_of_theirs_are_in_dispute_nobody_is_erased()
    {
        (await EraseAsync()).ShouldBe("privacy.credits-in-dispute");
        (await EraseAsync("ben")).ShouldBe("privacy.credits-in-dispute");
        (await _bank.SendAsync("root", new EraseMember(_scene.Ada, "asked"), roles: Roles.Administrator)).Refusal!.Code.ShouldBe("privacy.credits-in-dispute");
        await _scene.DecideAsync();
        var disputed = (await _scene.AsAdaAsync(new ProposeExchange(Direct: new(_scene.Ben, IGive: true, ExchangeKind.Advice, "Again"), Hours: Credits.FromMinutes(10)))).Id;
        await _scene.DoAsync("ben", new AcceptExchange(disputed));
        await _scene.DoAsync("ben", new RecordHours(disputed, Credits.FromMinutes(5)));
        await _scene.AsAdaAsync(new DisputeHours(disputed, Credits.FromMinutes(10), "all of it"));

        (await EraseAsync()).ShouldBe("privacy.credits-in-dispute");
        (await EraseAsync("ben")).ShouldBe("privacy.credits-in-dispute");
        (await _scene.AsAdaAsync(new GetMe())).Profile.Biography.ShouldContain(PersonalScene.Marker);

        await _scene.DoAsync("ben", new AgreeHours(disputed, Credits.FromMinutes(10)));
        (await EraseAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Asked_again_under_its_key_it_is_done_and_else_there_is_nothing_held()
    {
        await _scene.DecideAsync();
        (await EraseAsync(key: "erase")).ShouldBeNull();
        var acts = _bank.Count("outbox");

        (await EraseAsync(key: "erase")).ShouldBeNull();
        (await EraseAsync()).ShouldBe("privacy.nothing-held");
        _bank.Count("outbox").ShouldBe(acts);
    }

    [Fact]
    public async Task Asked_on_several_hosts_at_once_it_happens_once()
    {
        await _scene.DecideAsync();

        (await AtOnce.RunAsync(4, () => EraseAsync())).Order().ShouldBe([null, "privacy.nothing-held", "privacy.nothing-held", "privacy.nothing-held"]);

        _bank.Count("outbox", "type LIKE '%MemberErased'").ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_registers_again_is_somebody_new_but_is_not_given_welcome_credits_twice()
    {
        await _scene.DecideAsync();
        await EraseAsync();

        var again = await _bank.RegisterAsync(PersonalScene.Subject);

        again.Id.ShouldNotBe(_scene.Ada);
        (await _bank.BalanceAsync(PersonalScene.Subject)).ShouldBe(Credits.Zero);
        (await _bank.SendAsync(PersonalScene.Subject, new ListExchanges())).Value.Items.ShouldBeEmpty();
        await LetNewsArriveAsync();
        (await _bank.SendAsync(PersonalScene.Subject, new GetMe())).Value.Profile.Name.ShouldBe(PersonalScene.Subject);
    }

    [Fact]
    public async Task Nobody_sheds_a_suspension_by_being_erased()
    {
        await _scene.DecideAsync();
        await _bank.SendAsync("root", new SuspendMember(_scene.Ada, "unkind"), roles: Roles.Administrator);
        (await EraseAsync()).ShouldBeNull();

        await _bank.RegisterAsync(PersonalScene.Subject);

        (await _bank.SendAsync(PersonalScene.Subject, new BlockMember(_scene.Ben))).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync(PersonalScene.Subject, new ProposeExchange(Direct: new(_scene.Cleo, IGive: true, ExchangeKind.Advice, "Again"), Hours: Credits.FromMinutes(10))))
            .Refusal!.Code.ShouldBe("actor.suspended");
    }

    [Fact]
    public async Task Commands_of_others_whose_answers_named_her_are_done_no_second_time()
    {
        await _scene.DecideAsync();
        await EraseAsync();
        var exchanges = _bank.Count("exchanges");

        (await _bank.SendAsync("ben", _scene.ProposalOfBen.Request, _scene.ProposalOfBen.Key)).Refusal!.Code.ShouldBe("command.answer-erased");

        _bank.Count("exchanges").ShouldBe(exchanges);
    }

    [Fact]
    public async Task What_was_being_written_while_she_was_erased_goes_when_the_news_arrives()
    {
        await _scene.DecideAsync();
        await EraseAsync();
        var late = new Done();
        await _bank.InScopeAsync(services => services.GetUnitOfWork().RunAsync(async ct =>
        {
            await services.GetCommandLog().KeepAsync<MemberView>("ben", "late", late, LateView(), ct);
            return late;
        }, _ => false, default));
        (await _bank.WordsAsync()).ShouldContain(("command_answers.answer", $"{PersonalScene.Marker}77"));

        await LetNewsArriveAsync();

        (await _bank.WordsAsync()).Where(w => !Exempt.ContainsKey(w.Column)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_can_have_it_done_which_is_noted()
    {
        await _scene.DecideAsync();

        (await _bank.SendAsync("root", new EraseMember(_scene.Ada, "asked in writing"), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("root", new EraseMember(_scene.Ada, "asked in writing"), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
        await LetNewsArriveAsync();

        (await _bank.WordsAsync()).Where(w => !Exempt.ContainsKey(w.Column)).ShouldBeEmpty();
        (await _bank.SendAsync("root", new ListActs(), roles: Roles.Administrator)).Value.Items.Where(a => a.Request == "EraseMember").Select(a => a.Reason)
            .ShouldBe(["asked in writing", "asked in writing"]);
    }

    [Fact]
    public async Task Whoever_has_left_can_still_be_erased()
    {
        await _scene.DecideAsync();
        await _bank.SendAsync(PersonalScene.Subject, new LeaveBank());
        await LetNewsArriveAsync();

        (await EraseAsync()).ShouldBeNull();

        (await _bank.WordsAsync()).Where(w => !Exempt.ContainsKey(w.Column)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_organisation_in_which_others_work_keeps_its_name()
    {
        await EraseAsync("hana");

        (await _bank.SendAsync("cleo", new GetMe())).Value.Profile.Organisation.ShouldBe("Guy's Hospital");
    }

    private MemberView LateView() => new(
        _scene.Ada, $"{PersonalScene.Marker}77", "", "", null, [], [], "UTC", "", MemberState.Active, Instant.FromUtc(2026, 1, 1, 0, 0), null);

    private async Task<string?> EraseAsync(string? subject = null, string? key = null) => (await _bank.SendAsync(subject ?? PersonalScene.Subject, new EraseMe(), key)).Refusal?.Code;

    private async Task<IReadOnlyList<StatementLine>> StatementOfBenAsync() => (await _bank.SendAsync("ben", new GetStatement(Size: 100))).Value.Items;

    private async Task LetNewsArriveAsync()
    {
        while (await _bank.DispatchAsync() > 0)
        {
        }

        _bank.Count("outbox", "delivered_at IS NULL").ShouldBe(0);
    }
}
