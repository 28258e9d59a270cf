using NodaTime;

namespace Hexitime.AspNetCore.Authorisation;

public sealed partial class World
{
    private async Task BuildAsync()
    {
        await PeopleAsync();
        await NetworkAsync();
        await ExchangesAsync();
        await SessionsAsync();
        await ProjectsAsync();
        await LibraryAsync();
        await RunsAsync();
        await DispatchAsync();
        await GoodbyesAsync();
        await DispatchAsync();
    }

    private async Task PeopleAsync()
    {
        _people["anonymous"] = Host.Anonymous;
        _people["stranger"] = Host.SignIn("stranger");
        _people["administrator"] = Host.SignIn("root", "hexitime.administrator");
        foreach (var role in (string[])["member", "neighbour", "insider", "party", "carl", "host", "broker here", "ambassador", "auditor", "lead", "suspended", "left", "erased"])
            await RegisterAsync(role);
        await RegisterAsync("broker", "hexitime.broker");
    }

    private async Task NetworkAsync()
    {
        var charter = $$"""{"name":"{{Secret}}","description":"{{Secret}}","joining":"byInvitation","listings":"afterApproval","kinds":["coaching","shadowing","teaching"],"kindsNeedingApproval":["shadowing"],"kindsNeedingUndertaking":["shadowing"]}""";
        var network = await PostForIdAsync("administrator", "networks", $$"""{"charter":{{charter}},"host":"{{_ids["host"]}}"}""");
        await PostForIdAsync("administrator", "networks", $$"""{"charter":{"name":"Next door","joining":"open"},"host":"{{_ids["neighbour"]}}"}""");
        foreach (var role in (string[])["insider", "party", "carl", "broker here", "ambassador", "auditor", "lead", "suspended", "left", "erased"])
        {
            var code = (await PostAsync("host", $"networks/{network}/invitations", """{"email":"x@example.org"}"""))["code"];
            await PostAsync(role, $"networks/{network}/join", $$"""{"code":"{{code}}"}""");
        }

        foreach (var (role, word) in ((string, string)[])[("broker here", "broker"), ("ambassador", "ambassador"), ("auditor", "auditor")])
            await PostAsync("host", $"networks/{network}/members/{_ids[role]}/roles", $$"""{"roles":["{{word}}"]}""");
        (_things["network"], _things["member"], _things["host"], _things["lead"]) = (network, _ids["carl"], _ids["insider"], _ids["insider"]);
        foreach (var name in (string[])["giver", "with", "to"])
            _things[name] = _ids["carl"];
        _things["receiver"] = _ids["insider"];
        _things["invitation"] = (await PostAsync("host", $"networks/{network}/invitations", $$"""{"email":"{{Secret}}@example.org"}"""))["invitation"]!["id"]!.ToString();
        await PostAsync("insider", $"networks/{network}/pot/donations", """{"amount":"1 h"}""");
        await PostAsync("administrator", $"networks/{network}/project-budget", """{"year":2027,"amount":"500 h"}""");
    }

    private async Task<string> ListingAsync(string role, string kind = "coaching", bool isApproved = true)
    {
        var listing = await PostForIdAsync(
            role, "listings", $$"""{"type":"offer","text":{"title":"{{Secret}}","kind":"{{kind}}","skills":["{{Secret}}"],"hours":"5 min"},"networks":["{{_things["network"]}}"]}""");
        if (isApproved)
            await PostAsync("host", $"networks/{_things["network"]}/listings/{listing}/approve");
        return listing;
    }

    private async Task ExchangesAsync()
    {
        var (ofParty, ofCarl) = (await ListingAsync("party"), await ListingAsync("carl"));
        (_things["offer"], _things["request"]) = (ofCarl, ofParty);
        (_things["listing"], _things["listing/approve"]) = (ofParty, await ListingAsync("carl", isApproved: false));
        _things["listing/resume"] = await ListingAsync("party");
        await PostAsync("party", $"listings/{_things["listing/resume"]}/pause");
        _things["ring"] = await PostForIdAsync(
            "broker here", "rings", $$"""{"legs":[{"listing":"{{ofParty}}","with":"{{_ids["carl"]}}"},{"listing":"{{ofCarl}}","with":"{{_ids["party"]}}"}],"network":"{{_things["network"]}}"}""");

        var toParty = await ExchangeAsync("carl", ofParty);
        Steps("exchange", toParty, "", "accept", "decline", "counter-propose");
        Steps("exchange", await ExchangeAsync("party", ofCarl), "withdraw");
        Steps("exchange", await ExchangeAsync("party", await ListingAsync("carl", "shadowing")), "approve", "undertake");
        var accepted = await AcceptedAsync(ofParty);
        Steps("exchange", accepted, "arrange", "propose-times", "cancel", "no-show", "waive", "record");
        Steps("exchange", await DoneAsync(await AcceptedAsync(ofParty), "carl", "propose-times", Times), "choose-time");
        Steps("exchange", await DoneAsync(await AcceptedAsync(ofParty), "party", "propose-times", Times), "withdraw-times");
        Steps("exchange", await DoneAsync(await AcceptedAsync(ofParty), "carl", "record", FiveMinutes), "confirm", "dispute");
        var disputed = await DoneAsync(await AcceptedAsync(ofParty), "carl", "record", FiveMinutes);
        Steps("exchange", await DoneAsync(disputed, "party", "dispute", """{"hours":"2 min","reason":"less"}"""), "agree", "decide");
        var completed = await DoneAsync(await DoneAsync(await AcceptedAsync(ofParty), "carl", "record", FiveMinutes), "party", "confirm");
        Steps("exchange", completed, "reverse", "feedback");
        (_things["origin"], _things["about"], _things["subject"]) = (completed, "exchange", accepted);
        _things["message"] = await PostForIdAsync("carl", $"conversations/exchange/{accepted}/messages", $$"""{"text":"{{Secret}}"}""");
        await DispatchAsync();
        _things["reflection"] = await PostForIdAsync("carl", "me/reflections", $$"""{"origin":"{{completed}}","words":"{{Secret}}","isShared":true}""");
    }

    private const string Times = """{"times":["2027-03-04T09:30:00Z"]}""";
    private const string FiveMinutes = """{"hours":"5 min"}""";

    private Task<string> ExchangeAsync(string proposer, string listing) =>
        PostForIdAsync(proposer, "exchanges", $$"""{"listing":"{{listing}}","note":"{{Secret}}"}""");

    private async Task<string> AcceptedAsync(string listing) => await DoneAsync(await ExchangeAsync("carl", listing), "party", "accept");

    private async Task<string> DoneAsync(string exchange, string role, string step, string? json = null)
    {
        await PostAsync(role, $"exchanges/{exchange}/{step}", json);
        return exchange;
    }

    private void Steps(string thing, string id, params string[] steps)
    {
        foreach (var step in steps)
            _things[step.Length == 0 ? thing : $"{thing}/{step}"] = id;
    }

    private async Task SessionsAsync()
    {
        Task<string> ScheduleAsync(string giver, string at) => PostForIdAsync(
            giver, "sessions", $$"""{"title":"{{Secret}}","kind":"teaching","hours":"5 min","startsAt":"{{at}}","capacity":3,"network":"{{_things["network"]}}"}""");
        const string Soon = "2027-01-05T09:00:00Z";
        var ofCarl = await ScheduleAsync("carl", "2027-03-04T09:30:00Z");
        var joined = await ScheduleAsync("carl", "2027-03-05T09:30:00Z");
        await PostAsync("party", $"sessions/{joined}/join");
        var ofParty = await ScheduleAsync("party", Soon);
        await PostAsync("carl", $"sessions/{ofParty}/join");
        var (recorded, objected) = (await ScheduleAsync("carl", Soon), await ScheduleAsync("carl", Soon));
        foreach (var session in (string[])[recorded, objected])
            await PostAsync("party", $"sessions/{session}/join");
        _clock.Advance(Duration.FromDays(2));
        foreach (var session in (string[])[recorded, objected])
            await PostAsync("carl", $"sessions/{session}/record", $$"""{"hours":"5 min","attendance":[{"member":"{{_ids["party"]}}","came":true}]}""");
        await PostAsync("party", $"sessions/{objected}/object", """{"reason":"I was not there"}""");
        Steps("session", ofCarl, "", "join");
        Steps("session", joined, "leave");
        Steps("session", ofParty, "record");
        Steps("session", await ScheduleAsync("party", "2027-03-06T09:30:00Z"), "cancel");
        Steps("session", recorded, "confirm", "object");
        Steps("session", objected, "decide");
        _things["member/decide"] = _ids["party"];
    }

    private async Task ProjectsAsync()
    {
        var (draft, open) = (await DraftAsync(), await DraftAsync());
        await PostAsync("lead", $"projects/{open}/open");
        await PostAsync("lead", $"projects/{open}/donations", """{"amount":"1 h"}""");
        var begun = await DraftAsync();
        foreach (var step in (string[])["open", "begin"])
            await PostAsync("lead", $"projects/{begun}/{step}");
        Steps("project", open, "", "begin", "close");
        Steps("project", draft, "open");
        Steps("project", begun, "finish");
        (_things["task"], _things["task/delete"]) = ("1", "2");
        await PostAsync("lead", $"projects/{open}/tasks", Task);
        Steps("pledge", await PledgeAsync(open), "accept", "decline", "withdraw", "gift");
        Steps("pledge", await PledgeAsync(open, ("lead", "accept", null)), "record");
        Steps("pledge", await PledgeAsync(open, ("lead", "accept", null), ("party", "record", FiveMinutes)), "confirm", "dispute");
        Steps("pledge", await PledgeAsync(open, ("lead", "accept", null), ("party", "record", FiveMinutes), ("lead", "dispute", """{"hours":"2 min","reason":"less"}""")), "decide");
        _things["campaign"] = await PostForIdAsync(
            "host", "campaigns",
            $$$"""{"text":{"title":"{{{Secret}}}","theme":"{{{Secret}}}","startsAt":"2026-01-01T00:00:00Z","endsAt":"2027-07-01T00:00:00Z","targetHours":"1 h","targetPeople":2,"projects":["{{{open}}}"]},"network":"{{{_things["network"]}}}"}""");
        _things["thing"] = _things["message"];
        Steps("report", await PostForIdAsync("party", "reports", $$"""{"kind":"project","thing":"{{open}}","reason":"spam","words":"{{Secret}}"}"""), "review");
        Steps("report", await PostForIdAsync("carl", "reports", $$"""{"kind":"project","thing":"{{open}}","reason":"spam","words":"{{Secret}}"}"""), "decide");
        await PostAsync("host", $"reports/{_things["report/decide"]}/review", """{"note":"I will speak with both."}""");
    }

    private const string Task = $$$"""{"text":{"title":"{{{Secret}}}","hours":"1 h","skills":["{{{Secret}}}"]}}""";

    private async Task<string> DraftAsync()
    {
        var project = await PostForIdAsync(
            "lead", "projects", $$$"""{"text":{"title":"{{{Secret}}}","aim":"{{{Secret}}}","measures":"{{{Secret}}}"},"network":"{{{_things["network"]}}}"}""");
        await PostAsync("lead", $"projects/{project}/tasks", Task);
        return project;
    }

    private async Task<string> PledgeAsync(string project, params (string Role, string Step, string? Json)[] steps)
    {
        var pledge = await PostForIdAsync("party", $"projects/{project}/pledges", """{"task":1,"hours":"5 min"}""");
        foreach (var (role, step, json) in steps)
            await PostAsync(role, $"pledges/{pledge}/{step}", json);
        return pledge;
    }

    private async Task LibraryAsync()
    {
        var network = _things["network"];
        _things["resource"] = await PostForIdAsync(
            "host", "resources", $$$"""{"text":{"title":"{{{Secret}}}","guide":"{{{Secret}}}","kinds":["coaching"],"tags":["{{{Secret}}}"]},"network":"{{{network}}}"}""");
        _things["testimonial"] = await PostForIdAsync("party", "testimonials", $$"""{"words":"{{Secret}}","network":"{{network}}"}""");
        (_things["regulator"], _things["purpose"]) = ("nmc", "map");
        await PostAsync("party", "me/verification/registrations", """{"regulator":"nmc","number":"12A3456E"}""");
        await PostAsync("party", "me/calendar-feed");
    }

    private async Task RunsAsync()
    {
        var network = _things["network"];
        _things["run"] = await PostForIdAsync("host", "impact/map/measures", $$"""{"network":"{{network}}"}""");
        _things["assignment"] = await PostForIdAsync("host", "assignments", $$"""{"network":"{{network}}"}""");
        await PostAsync("administrator", "ledger/seals");
        (_things["number"], _things["deadLetter"]) = ("1", "1");
    }

    private async Task GoodbyesAsync()
    {
        await PostAsync("administrator", $"members/{_ids["suspended"]}/suspend", """{"reason":"Three upheld reports."}""");
        _things["member/reinstate"] = _ids["suspended"];
        await SendAsync("left", HttpMethod.Delete, "me");
        await PostAsync("erased", "me/erase");
    }
}
