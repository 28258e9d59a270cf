using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Npgsql;
using static Hexitime.Benchmarks.Load.BareBank;

namespace Hexitime.Benchmarks.Load;

/// <summary>A member's exchanges by hand.</summary>
internal static class BareExchanges
{
    private const int Size = 20;

    public static async Task<Page<ExchangeView>> ListAsync(NpgsqlConnection connection, Me me, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        await BareBank.ListAsync(
            connection,
            $"""
            SELECT e.id, e.listing_id, e.network_id, e.needs_approval, e.needs_undertaking, e.kind, e.title, e.giver_id, e.receiver_id, e.state, e.awaited_id, e.deadline, e.minutes, e.proposed_for,
                e.meeting_at, e.meeting_place, e.times_proposed_by, e.held_minutes, e.is_gift, e.recorded_minutes, e.recorded_by, e.disputed_minutes, e.given_minutes, e.completed_at, e.version, e.proposed_at,
                e.ring_id, e.days_until_completion, e.giver_wallet, e.receiver_wallet, e.given_at,
                s.number, s.action, s.taken_by, s.taken_at, s.state, s.note, f.given_by, f.rating, f.words, f.given_at, t.proposed_in, t.starts_at, t.place
            FROM (SELECT * FROM hexitime.exchanges AS e WHERE e.giver_id = $1 OR e.receiver_id = $1 ORDER BY e.proposed_at DESC, e.id DESC LIMIT {Size + 1}) AS e
            LEFT JOIN hexitime.exchange_steps AS s ON e.id = s.exchange_id
            LEFT JOIN hexitime.exchange_feedback AS f ON e.id = f.exchange_id
            LEFT JOIN hexitime.exchange_times AS t ON e.id = t.exchange_id
            ORDER BY e.proposed_at DESC, e.id DESC, s.exchange_id, s.number, f.exchange_id, f.given_by, t.exchange_id, t.proposed_in
            """,
            r =>
            {
                if (found.Count == 0 || found[^1].View.Id.Value != r.GetGuid(0))
                    found.Add(new Found(Read(r), At(r, 25)));
                found[^1].Add(r);
                return 0;
            },
            cancellationToken, me.Id);
        var names = await NamesAsync(connection, found.SelectMany(f => new[] { f.View.Giver.Member.Value, f.View.Receiver.Member.Value }), cancellationToken);
        var page = found.Take(Size).Select(f => f.Shown(names)).ToList();
        return new Page<ExchangeView>(page, found.Count > Size ? $"{found[Size - 1].ProposedAt.ToUnixTimeTicks()}.{page[^1].Id.Value:N}" : null);
    }

    private static ExchangeView Read(NpgsqlDataReader r) => new(
        new ExchangeId(r.GetGuid(0)), IdOrNull(r, 1) is { } listing ? new ListingId(listing) : null, IdOrNull(r, 2) is { } network ? new NetworkId(network) : null, r.GetBoolean(3), r.GetBoolean(4),
        (ExchangeKind)r.GetInt32(5), r.GetString(6), new Person(new MemberId(r.GetGuid(7)), ""), new Person(new MemberId(r.GetGuid(8)), ""), (ExchangeState)r.GetInt32(9), MemberOrNull(r, 10), AtOrNull(r, 11),
        Credits.FromMinutes(r.GetInt64(12)), AtOrNull(r, 13), AtOrNull(r, 14) is { } at ? new MeetingView(at, Text(r, 15)) : null, MemberOrNull(r, 16), [], Credits.FromMinutes(r.GetInt64(17)), r.GetBoolean(18),
        CreditsOrNull(r, 19), MemberOrNull(r, 20), CreditsOrNull(r, 21), CreditsOrNull(r, 22), AtOrNull(r, 23), [], [], r.GetInt32(24));

    private static MemberId? MemberOrNull(NpgsqlDataReader r, int column) => IdOrNull(r, column) is { } id ? new MemberId(id) : null;

    private sealed class Found(ExchangeView view, NodaTime.Instant proposedAt)
    {
        private readonly List<ExchangeStep> _steps = [];
        private readonly List<Feedback> _feedback = [];
        private readonly List<MeetingView> _times = [];

        public ExchangeView View => view;

        public NodaTime.Instant ProposedAt => proposedAt;

        public void Add(NpgsqlDataReader r)
        {
            if (!r.IsDBNull(31) && _steps.TrueForAll(s => s.Number != r.GetInt32(31)))
                _steps.Add(new ExchangeStep(r.GetInt32(31), (ExchangeAction)r.GetInt32(32), MemberOrNull(r, 33), At(r, 34), (ExchangeState)r.GetInt32(35), Text(r, 36)));
            if (!r.IsDBNull(37) && _feedback.TrueForAll(f => f.By.Value != r.GetGuid(37)))
                _feedback.Add(new Feedback(new MemberId(r.GetGuid(37)), r.GetInt32(38), Text(r, 39), At(r, 40)));
            if (!r.IsDBNull(41) && _times.TrueForAll(t => t.At != At(r, 42)))
                _times.Add(new MeetingView(At(r, 42), Text(r, 43)));
        }

        public ExchangeView Shown(Dictionary<Guid, string> names) => view with
        {
            Giver = view.Giver with { Name = names[view.Giver.Member.Value] },
            Receiver = view.Receiver with { Name = names[view.Receiver.Member.Value] },
            History = _steps,
            Feedback = _feedback,
            MeetingTimes = _times,
        };
    }
}
