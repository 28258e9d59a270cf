using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.UseCases;
using NodaTime;

namespace MinimalApiHost.Demo;

/// <summary>What becomes of one proposal: the dice say. Most end with an hour given; some in each of the other ways.</summary>
internal sealed class DemoExchange(
    DemoBank bank, DemoYear year, DemoClock clock, DemoDice dice, ExchangeId id, DemoPerson giver, DemoPerson receiver, DemoPerson proposer, int minutes)
{
    private Credits _hours = Credits.FromMinutes(minutes);

    private DemoPerson Other(DemoPerson side) => side == giver ? receiver : giver;

    public void Plan()
    {
        var answerer = Other(proposer);
        switch (dice.Roll(100))
        {
            case < 5:
                year.Within(4, 90, () => bank.DoAsync(answerer.Subject, new DeclineExchange(id, "I am short of time this month, sorry.")));
                break;
            case < 8:
                year.Within(4, 90, () => bank.DoAsync(proposer.Subject, new WithdrawExchange(id, "Solved in the meantime.")));
                break;
            case < 12:
                break; // Nobody answers: it expires.
            case < 27:
                year.Within(4, 60, () => CounterProposeAsync(answerer));
                break;
            default:
                year.Within(4, 90, () => AcceptAsync(answerer));
                break;
        }
    }

    private async Task CounterProposeAsync(DemoPerson by)
    {
        _hours = Credits.FromMinutes(Math.Max(30, minutes - 15));
        await bank.DoAsync(by.Subject, new CounterPropose(id, _hours, clock.GetCurrentInstant() + Duration.FromDays(10), "A little less will do."));
        year.Within(4, 60, () => AcceptAsync(Other(by)));
    }

    private async Task AcceptAsync(DemoPerson by)
    {
        var accepted = await bank.TryAsync(by.Subject, new AcceptExchange(id));
        if (accepted.Refusal is { Code: "ledger.insufficient-credit" })
        {
            await bank.DoAsync(by.Subject, new DeclineExchange(id, "There are not enough credits for it just now. Another time!"));
            return;
        }

        _ = accepted.Value;
        switch (dice.Roll(100))
        {
            case < 4:
                year.Within(10, 100, () => bank.DoAsync(by.Subject, new CancelExchange(id, "The rota changed.")));
                break;
            case < 9:
                year.Within(2, 20, () => bank.DoAsync(giver.Subject, new WaiveCredit(id)));
                year.Within(20, 60, ArrangeAsync);
                break;
            default:
                year.Within(2, 60, ArrangeAsync);
                break;
        }
    }

    private async Task ArrangeAsync()
    {
        var day = clock.GetCurrentInstant().InUtc().Date.PlusDays(2 + dice.Roll(20));
        if (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            day = day.PlusDays(2);
        var meeting = day.At(new LocalTime(9 + dice.Roll(8), 15 * dice.Roll(4))).InUtc().ToInstant();
        await bank.DoAsync(giver.Subject, new ArrangeMeeting(id, meeting, dice.Happens(40) ? receiver.Profile.Organisation : "https://meet.example/" + giver.Subject));
        if (dice.Happens(3))
            year.At(meeting + Duration.FromHours(1), () => bank.DoAsync(giver.Subject, new ReportNoShow(id, "I waited for half an hour.")));
        else
            year.At(meeting + Duration.FromHours(2 + dice.Roll(70)), () => RecordAsync(dice.Happens(70) ? giver : receiver, meeting));
    }

    private async Task RecordAsync(DemoPerson by, Instant meeting)
    {
        var given = dice.Happens(10) ? _hours + Credits.FromMinutes(15) : dice.Happens(10) && minutes > 45 ? _hours - Credits.FromMinutes(15) : _hours;
        await bank.DoAsync(by.Subject, new RecordHours(id, given, meeting));
        switch (dice.Roll(100))
        {
            case < 4:
                break; // Nobody answers: it counts as confirmed.
            case < 8:
                year.Within(3, 90, () => DisputeAsync(Other(by), Credits.FromMinutes(given.Minutes / 2)));
                break;
            default:
                year.Within(3, 90, () => ConfirmAsync(Other(by)));
                break;
        }
    }

    private async Task ConfirmAsync(DemoPerson by)
    {
        var confirmed = await bank.TryAsync(by.Subject, new ConfirmHours(id));
        if (confirmed.Refusal is { Code: "ledger.insufficient-credit" })
        {
            await DisputeAsync(by, _hours);
            return;
        }

        _ = confirmed.Value;
        foreach (var side in new[] { giver, receiver }.Where(_ => dice.Happens(65)))
            year.Within(1, 100, () => bank.TryAsync(side.Subject, new GiveFeedback(id, 3 + dice.Roll(3), dice.Pick(DemoWords.Thanks))));
        if (dice.Happens(1) && !IsBrokers())
            year.Within(100, 200, () => bank.TryAsync(DemoPeople.Bea, new ReverseExchange(id, "Recorded twice, both sides agree."), Roles.Broker));
    }

    private async Task DisputeAsync(DemoPerson by, Credits figure)
    {
        await bank.DoAsync(by.Subject, new DisputeHours(id, figure, "We stopped earlier than that."));
        if (dice.Happens(50) || IsBrokers())
            year.Within(10, 150, () => bank.DoAsync(Other(by).Subject, new AgreeHours(id, figure)));
        else
            year.Within(48, 400, () => bank.DoAsync(DemoPeople.Bea, new DecideDispute(id, figure, "The calendar entry says so."), Roles.Broker));
    }

    private bool IsBrokers() => giver.Subject == DemoPeople.Bea || receiver.Subject == DemoPeople.Bea;
}
