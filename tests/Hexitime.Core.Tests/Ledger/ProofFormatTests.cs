using System.Buffers.Binary;
using System.Security.Cryptography;
using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Tests.Ledger;

/// <summary>What is hashed is what <c>docs/proof.md</c> says, byte by byte: others verify by it, and what is sealed already has to verify for ever.</summary>
public sealed class ProofFormatTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 0, 0);
    private static readonly Digest Before = Digest.OfMemo([1], "before");
    private static readonly AccountId Account = new(new Guid("00112233-4455-6677-8899-aabbccddeeff"));

    [Fact]
    public void An_entry_is_hashed_as_documented()
    {
        var entry = new Entry
        {
            Account = Account,
            Number = 7,
            Order = OrderId.For("order", Guid.Empty),
            Counterparty = AccountId.Issuer,
            Amount = Credits.FromMinutes(-90),
            BalanceAfter = Credits.FromMinutes(30),
            Purpose = Purpose.Exchange,
            EffectiveAt = Now - Duration.FromDays(1),
            RecordedAt = Now,
            Memo = Digest.OfMemo([2], "memo"),
        };

        HashChain.Link(Before, in entry).ShouldBe(Hash(
            "hexitm01"u8.ToArray(), Before.ToArray(), Bytes(entry.Account.Value), Bytes(7), Bytes(entry.Order.Value), Bytes(entry.Counterparty.Value), Bytes(-90), Bytes(30),
            [(byte)Purpose.Exchange], Bytes(entry.EffectiveAt.ToUnixTimeTicks() / 10), Bytes(entry.RecordedAt.ToUnixTimeTicks() / 10), entry.Memo.ToArray()));
    }

    [Fact]
    public void Leaves_joints_and_seals_are_hashed_as_documented()
    {
        var (one, two) = (new SealedHead(AccountId.Issuer, 3, Before), new SealedHead(Account, 2, Before));
        var tree = new MerkleTree();
        tree.Add(in one);
        tree.Add(in two);
        var seal = Seal.Following(new Seal(4, Now, 0, 0, default, default, Before), Now, tree, 5);

        MerkleTree.HashOf(in two).ShouldBe(Hash([0], "hexilf01"u8.ToArray(), Bytes(Account.Value), Bytes(2), Before.ToArray()));
        seal.Root.ShouldBe(Hash([1], MerkleTree.HashOf(in one).ToArray(), MerkleTree.HashOf(in two).ToArray()));
        seal.Hash.ShouldBe(Hash(
            "hexisl01"u8.ToArray(), Bytes(5), Bytes(Now.ToUnixTimeTicks() / 10), Bytes(2), Bytes(5), seal.Root.ToArray(), Before.ToArray()));
        new MerkleTree().Root.ShouldBe(new Digest(SHA256.HashData([])));
    }

    [Fact]
    public void A_memo_is_hashed_behind_its_salt_and_the_length_of_that() =>
        Digest.OfMemo([7, 8], "é").ShouldBe(Hash([0, 0, 0, 2], [7, 8], [0xC3, 0xA9]));

    [Fact]
    public void The_id_of_a_step_is_that_of_its_subject_for_ever() =>
        OrderId.For("exchange.settle", Account.Value).ShouldSatisfyAllConditions(
            id => id.ShouldBe(OrderId.For("exchange.settle", Account.Value)),
            id => id.ShouldNotBe(OrderId.For("exchange.hold", Account.Value)),
            id => id.ShouldNotBe(OrderId.For("exchange.settle", AccountId.Issuer.Value)),
            id => (id.Value.Version, id.Value.Variant & 0xC).ShouldBe((8, 8)));

    private static Digest Hash(params byte[][] parts) => new(SHA256.HashData([.. parts.SelectMany(p => p)]));

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static byte[] Bytes(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
