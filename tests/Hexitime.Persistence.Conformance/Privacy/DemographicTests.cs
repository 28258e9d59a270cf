using Hexitime.Demographics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hexitime.Persistence.Conformance.Privacy;

/// <summary>What members say of themselves, if they wish to.</summary>
public abstract class DemographicTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        await _bank.RegisterAsync("ada");
        await _bank.RegisterAsync("ben");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Whoever_wishes_answers_changes_and_takes_back_and_only_they_read_it()
    {
        (await SayAsync(("ethnic-category", "R"), ("gender", "prefer-not-to-say"))).ShouldBeNull();
        (await MineAsync("ada")).ShouldBe([("ethnic-category", "R"), ("gender", "prefer-not-to-say")]);
        (await MineAsync("ben")).ShouldBeEmpty();

        (await SayAsync(("ethnic-category", "S"), ("gender", null), ("age-band", "75+"), ("disability", null))).ShouldBeNull();
        (await MineAsync("ada")).ShouldBe([("age-band", "75+"), ("ethnic-category", "S")]);

        (await _bank.SendAsync("ada", new DeleteDemographics())).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("ada", new DeleteDemographics())).IsGranted.ShouldBeTrue();
        (await MineAsync("ada")).ShouldBeEmpty();
        _bank.Count("demographics").ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_asked_is_no_answer()
    {
        foreach (var (question, answer) in new[] { ("ethnic-category", "Z"), ("shoe-size", "42"), ("gender", "") })
            (await SayAsync(("age-band", "16-24"), (question, answer))).ShouldBe("demographics.choice");
        (await SayAsync()).ShouldBe("demographics.answers");
        (await SayAsync(("gender", "1"), ("gender", "2"))).ShouldBe("demographics.answers");
        _bank.Count("demographics").ShouldBe(0);
    }

    [Fact]
    public async Task Every_default_question_takes_each_of_its_choices_and_none()
    {
        foreach (var question in (await _bank.SendAsync("ada", new GetDemographics())).Value.Questions)
        {
            foreach (var choice in question.Choices.Select(c => c.Code).Append(DemographicLists.PreferNotToSay))
                (await SayAsync((question.Code, choice))).ShouldBeNull($"{question.Code}: {choice}");
        }

        (await MineAsync("ada")).Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_host_asks_by_its_own_lists_and_what_was_answered_before_stays_readable()
    {
        await SayAsync(("gender", "2"));
        await using var host = _bank.NewHost(services => services.Configure<DemographicLists>(lists =>
        {
            lists.Questions.Clear();
            lists.Questions.Add(new DemographicQuestion("site", "Where do you work?", [new("north", "In the north")]));
        }));
        await using var scope = host.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<UseCases.Caller>().Is("ada");

        var view = (await Bank.HandleAsync(scope.ServiceProvider, new DeclareDemographics([new DemographicAnswer("site", "north")]))).Value;

        view.Questions.Select(q => q.Code).ShouldBe(["site"]);
        view.Answers.Select(a => (a.Question, a.Answer)).ShouldBe([("gender", "2"), ("site", "north")]);
    }

    [Fact]
    public async Task Lists_that_contradict_themselves_do_not_start()
    {
        foreach (var code in (string[])["gender", "", DemographicLists.PreferNotToSay])
        {
            await using var host = _bank.NewHost(services => services.Configure<DemographicLists>(lists =>
                lists.Questions.Add(new DemographicQuestion(code == DemographicLists.PreferNotToSay ? "new" : code, "?", [new(code.Length == 0 ? "a" : code, "A")]))));
            Should.Throw<OptionsValidationException>(() => host.GetRequiredService<IOptions<DemographicLists>>().Value);
        }
    }

    [Fact]
    public async Task Answered_on_several_hosts_at_once_one_answer_is_kept()
    {
        (await AtOnce.RunAsync(4, () => SayAsync(("gender", "3")))).ShouldAllBe(code => code == null);

        (await MineAsync("ada")).ShouldBe([("gender", "3")]);
    }

    private async Task<string?> SayAsync(params (string Question, string? Answer)[] answers) =>
        (await _bank.SendAsync("ada", new DeclareDemographics([.. answers.Select(a => new DemographicAnswer(a.Question, a.Answer))]))).Refusal?.Code;

    private async Task<List<(string, string?)>> MineAsync(string subject) =>
        [.. (await _bank.SendAsync(subject, new GetDemographics())).Value.Answers.Select(a => (a.Question, a.Answer))];
}
