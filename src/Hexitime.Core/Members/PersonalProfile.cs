using System.Runtime.CompilerServices;
using Hexitime.Ledger;
using Hexitime.Queries;
using Hexitime.UseCases;

namespace Hexitime.Members;

/// <summary>The profile, the wallet with its statement, and whom the member has blocked. Who has blocked them, nobody tells.</summary>
internal sealed class PersonalProfile(
    IReadRepositoryBase<Member> members, IReadRepositoryBase<Organisation> organisations, IRepositoryBase<Block> blocks, ILedgerStore ledger) : IPersonalData
{
    private const int EntriesAtOnce = 1_000;

    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Member), typeof(Block)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return PersonalFile.Of("profile", [MyView.Of(member, await organisations.OfAsync(member, cancellationToken))]);
        yield return PersonalFile.Of("sign-in", [new SignInName(member.Subject)]);
        if (await ledger.FindAccountAsync(member.Wallet, cancellationToken) is { } wallet)
            yield return PersonalFile.Of("wallet", [new WalletView(wallet.Posted, wallet.Held, wallet.Available, null)]);
        yield return PersonalFile.Of("statement", await StatementAsync(member, cancellationToken));
        yield return PersonalFile.Of("memos", (await ledger.ReadMemosAsync(member.Wallet, cancellationToken)).Select(m => new MemoLine(m.Order, m.Text)));

        var blocked = await blocks.ListAsync(new Those<Block>(b => b.Blocker == member.Id), cancellationToken);
        var names = await members.NamesAsync(blocked.Select(b => b.Blocked), cancellationToken);
        yield return PersonalFile.Of("blocks", blocked.OrderBy(b => b.Since).Select(b => new BlockView(new Person(b.Blocked, names[b.Blocked]), b.Since)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        foreach (var block in await blocks.ListAsync(new BlocksAround(member.Id), cancellationToken))
            await blocks.DeleteAsync(block, cancellationToken);
        await ledger.EraseMemosAsync(member.Wallet, cancellationToken);
        var (id, organisation) = (member.Id, member.Organisation);
        if (!await members.AnyAsync(new Those<Member>(m => m.Organisation == organisation && m.Id != id && m.State != MemberState.Erased), cancellationToken))
            (await organisations.OfAsync(member, cancellationToken)).Forget();
    }

    private async Task<List<StatementLine>> StatementAsync(Member member, CancellationToken cancellationToken)
    {
        var lines = new List<StatementLine>();
        IReadOnlyList<Entry> entries;
        do
        {
            entries = await ledger.ReadEntriesAsync(member.Wallet, lines.Count == 0 ? null : lines[^1].Number, EntriesAtOnce, cancellationToken);
            var owners = await members.OwnersAsync(entries.Select(e => e.Counterparty), cancellationToken);
            lines.AddRange(entries.Select(e => StatementLine.Of(e, owners)));
        }
        while (entries.Count == EntriesAtOnce);

        lines.Reverse();
        return lines;
    }

    private sealed record SignInName(string Subject);

    private sealed record MemoLine(OrderId Order, string Words);
}
