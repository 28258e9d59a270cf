using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Import;

/// <summary>
/// Members of another time bank come along, with the date they joined and their opening balance, and without welcome credits: their old bank's are in their
/// balance. Each row is answered by itself; one transaction for all. Sending a row again changes nothing. What a member has changed since stays.
/// </summary>
/// <param name="Rows">1 to 5,000 members.</param>
/// <param name="AllowBelowFloor">Whether an opening balance below the bank's floor is imported rather than rejected.</param>
[MaySend(Who.Administrator)]
public sealed record ImportMembers(IReadOnlyList<ImportedMember> Rows, bool AllowBelowFloor = false) : ICommand<ImportedRows>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => ImportedRows.CheckSize(Rows.Count);
}

/// <summary>Somebody has come along from another time bank and is a member here.</summary>
public sealed record MemberImported(MemberId Member) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Member.Value;
}

internal sealed class ImportMembersHandler(
    IRepositoryBase<ImportedIdentity> identities, IRepositoryBase<Member> members, IRepositoryBase<Organisation> organisations, ILedgerStore ledger,
    IOutbox outbox, IOptions<BankRules> rules, IClock clock) : IRequestHandler<ImportMembers, Result<ImportedRows>>
{
    public async Task<Result<ImportedRows>> Handle(ImportMembers request, CancellationToken cancellationToken)
    {
        var batch = new Batch(
            (await identities.ListAsync(new IdentitiesOf(request.Rows.Select(r => r.ExternalId)), cancellationToken))
                .ToDictionary(i => i.ExternalId, i => i.Content, StringComparer.Ordinal),
            (await members.ListAsync(new MembersWithSubjects(request.Rows.Select(r => r.SubjectOrDefault)), cancellationToken))
                .Select(m => m.Subject).ToHashSet(StringComparer.Ordinal));
        var answers = new List<RowAnswer>(request.Rows.Count);
        foreach (var row in request.Rows)
            answers.Add(await ImportAsync(row, batch, request.AllowBelowFloor, cancellationToken));

        var outcomes = await ledger.ApplyAsync(batch.OpeningBalances, BatchMode.Independent, cancellationToken);
        var refused = outcomes.FirstOrDefault(o => !o.Stands);
        return refused.Refusal == LedgerRefusal.None ? new ImportedRows(answers) : refused.ToRefusal();
    }

    private async Task<RowAnswer> ImportAsync(ImportedMember row, Batch batch, bool allowBelowFloor, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (row.Check(now) is { } malformed)
            return RowAnswer.Rejected(malformed);
        if (batch.Known.TryGetValue(row.ExternalId, out var content))
            return content == row.Content() ? new RowAnswer(RowOutcome.AlreadyImported) : RowAnswer.Rejected(OtherContent);
        if (batch.TakenSubjects.Contains(row.SubjectOrDefault))
            return RowAnswer.Rejected(SubjectTaken);

        var floor = Credits.FromMinutes(-rules.Value.OverdraftMinutes);
        var insufficient = CheckOpening(row, floor);
        if (insufficient is not null && !allowBelowFloor)
            return RowAnswer.Rejected(insufficient);

        var organisation = await FindOrganisationAsync(row.Profile, batch, now, cancellationToken);
        var member = await members.AddAsync(Member.Register(row.SubjectOrDefault, row.Profile with { Consents = new Consents() }, organisation.Id, row.JoinedAt), cancellationToken);
        var identity = await identities.AddAsync(ImportedIdentity.Of(row, member, floor), cancellationToken);
        await ledger.OpenAsync(Account.Open(member.Wallet, AccountKind.Member, insufficient is null ? floor : row.OpeningBalance), cancellationToken);
        if (row.OpeningBalance != Credits.Zero)
            batch.OpeningBalances.Add(OpeningBalance(row, member));
        outbox.Add(new MemberImported(member.Id));
        batch.Known.Add(row.ExternalId, identity.Content);
        batch.TakenSubjects.Add(member.Subject);
        return new RowAnswer(RowOutcome.Imported, WentDownTo: insufficient is null ? null : row.OpeningBalance);
    }

    private static Refusal? CheckOpening(ImportedMember row, Credits floor)
    {
        var wallet = Account.Open(default, AccountKind.Member, floor);
        var refusal = LedgerRules.CheckAvailable(in wallet, -row.OpeningBalance, out var missing);
        return refusal == LedgerRefusal.None ? null : Outcome.Refused(refusal, missing).ToRefusal();
    }

    private static Order OpeningBalance(ImportedMember row, Member member)
    {
        var id = OrderId.For("import.opening-balance", member.Id.Value);
        return row.OpeningBalance.IsPositive
            ? Order.Transfer(id, AccountId.Issuer, member.Wallet, row.OpeningBalance, Purpose.OpeningBalance, row.JoinedAt)
            : Order.Transfer(id, member.Wallet, AccountId.Issuer, -row.OpeningBalance, Purpose.OpeningBalance, row.JoinedAt);
    }

    private async Task<Organisation> FindOrganisationAsync(Profile profile, Batch batch, Instant now, CancellationToken cancellationToken)
    {
        // One that was added a row ago is not in the database yet.
        var key = (Organisation.NormaliseOds(profile.OdsCode), profile.OdsCode is null ? Organisation.KeyOf(profile.Organisation) : null);
        if (!batch.Organisations.TryGetValue(key, out var organisation))
            batch.Organisations.Add(key, organisation = await organisations.FindOrAddAsync(profile, now, cancellationToken));
        return organisation;
    }

    private static Refusal OtherContent =>
        Refusal.Conflict("import.member-differs", "A member with this external id was imported before with other content. What is here was kept.");

    private static Refusal SubjectTaken => Refusal.Conflict("import.subject-taken", "Somebody with this subject is a member already.");

    /// <summary>What a row must know of those before it.</summary>
    private sealed record Batch(Dictionary<string, Digest> Known, HashSet<string> TakenSubjects)
    {
        public Dictionary<(string?, string?), Organisation> Organisations { get; } = [];

        public List<Order> OpeningBalances { get; } = [];
    }
}

/// <summary>The members whom the host knows by these subjects.</summary>
public sealed class MembersWithSubjects : Specification<Member>
{
    /// <summary>Looks by the subjects.</summary>
    public MembersWithSubjects(IEnumerable<string> subjects)
    {
        var wanted = subjects.Distinct(StringComparer.Ordinal).ToList();
        Query.Where(m => wanted.Contains(m.Subject));
    }
}
