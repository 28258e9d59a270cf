using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>A bank in which people look for each other.</summary>
internal sealed class MatchBank : IAsyncDisposable
{
    private readonly Dictionary<string, MemberId> _ids = new(StringComparer.Ordinal);

    private MatchBank(Bank bank) => Bank = bank;

    public Bank Bank { get; }

    public MemberId this[string subject] => _ids[subject];

    public static async Task<MatchBank> OpenAsync(ITestDatabases databases, IEnumerable<string> members, Action<IServiceCollection>? configure = null)
    {
        var bank = new MatchBank(await Bank.OpenAsync(databases, configure));
        foreach (var subject in members)
            await bank.RegisterAsync(subject);
        return bank;
    }

    public async Task<MemberId> RegisterAsync(string subject, string profession = "nurse", string? organisation = null, params string[] skills) => _ids[subject] = (await DoAsync(
        subject, new RegisterMember(Bank.NewProfile(subject, organisation ?? $"Trust of {subject}") with { Skills = skills, Profession = profession }))).Id;

    public async Task<NetworkId> FoundAsync(string host, ListingRule listings = ListingRule.Anyone, params string[] joining)
    {
        var id = (await AsAdministratorAsync(new FoundNetwork(new NetworkCharter { Name = $"Network of {host}", Joining = JoiningRule.Open, Listings = listings }, this[host]))).Value.Id;
        foreach (var subject in joining)
            await DoAsync(subject, new JoinNetwork(id));
        return id;
    }

    public static ListingText Text(string title, params string[] skills) => new() { Title = title, Kind = ExchangeKind.Coaching, Skills = skills, Hours = Credits.FromHours(1) };

    /// <summary>Each a little later than the last: the older comes first among equals.</summary>
    public async Task<ListingId> PublishAsync(string subject, ListingType type, ListingText text, params NetworkId[] networks)
    {
        Bank.Clock.Advance(Duration.FromMilliseconds(1));
        return (await DoAsync(subject, new PublishListing(type, text, Networks: networks))).Id;
    }

    /// <summary>After the next look.</summary>
    public async Task<IReadOnlyList<MatchView>> MatchesAsync(string subject, FindMatches wanted)
    {
        Bank.Clock.Advance(MatchBoard.Freshness);
        return (await DoAsync(subject, wanted)).Items;
    }

    public async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await Bank.SendAsync(subject, request)).Value;

    public async Task<string> RefusedAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await Bank.SendAsync(subject, request)).Refusal!.Code;

    public Task<Result<T>> AsAdministratorAsync<T>(IRequest<Result<T>> request) where T : notnull => Bank.SendAsync("root", request, roles: Roles.Administrator);

    public async Task DispatchAsync()
    {
        while (await Bank.DispatchAsync() > 0)
        {
        }
    }

    public ValueTask DisposeAsync() => Bank.DisposeAsync();
}
