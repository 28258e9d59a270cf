using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Tests.Ledger;

/// <summary>What is hashed is what <c>docs/proof.md</c> says, byte by byte: others verify by it, and what is sealed already has to verify for ever.</summary>
public sealed class ProofFormatTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 0, 0);
    private static readonly Digest Before = Digest.OfMemo([1], "before");
    private static readonly AccountId Account = new(new Guid("00112233-4455-6677-8899-aabbccddeeff"));

    private static readonly Entry Some = new()
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

    [Fact]
    public void An_entry_is_hashed_as_documented()
    {
        var entry = Some;
        HashChain.Link(Before, in entry).ShouldBe(Hash(
            "hexitm01"u8.ToArray(), Before.ToArray(), Bytes(entry.Account.Value), Bytes(7), Bytes(entry.Order.Value), Bytes(entry.Counterparty.Value), Bytes(-90), Bytes(30),
            [(byte)Purpose.Exchange], Bytes(entry.EffectiveAt.ToUnixTimeTicks() / 10), Bytes(entry.RecordedAt.ToUnixTimeTicks() / 10), entry.Memo.ToArray()));
    }

    [Fact]
    public void What_the_hash_has_no_room_for_is_not_what_was_recorded()
    {
        static bool Links(Entry entry) => HashChain.Links(Before, entry with { Hash = HashChain.Link(Before, entry with { Purpose = (Purpose)((int)entry.Purpose & 255) }) });
        foreach (var purpose in new[] { 0, 255 })
            Links(Some with { Purpose = (Purpose)purpose }).ShouldBeTrue();
        foreach (var purpose in new[] { -1, 256, 258 })
            Links(Some with { Purpose = (Purpose)purpose }).ShouldBeFalse();
        Links(Some with { EffectiveAt = Some.EffectiveAt + Duration.FromTicks(1) }).ShouldBeFalse();
        Links(Some with { RecordedAt = Some.RecordedAt + Duration.FromTicks(1) }).ShouldBeFalse();
        HashChain.Links(Before, Some with { Hash = Before }).ShouldBeFalse();
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
    public void The_id_of_a_step_is_the_same_for_ever_so_that_it_is_never_ordered_twice()
    {
        foreach (var step in new[] { "exchange.settle", "é", "" })
        {
            var hash = Hash([0, 0, 0, (byte)Encoding.UTF8.GetByteCount(step)], Bytes(Account.Value), Encoding.UTF8.GetBytes(step)).ToArray()[..16];
            hash[6] = (byte)(0x80 + (hash[6] % 16));
            hash[8] = (byte)(0x80 + (hash[8] % 64));
            OrderId.For(step, Account.Value).Value.ShouldBe(new Guid(hash, bigEndian: true));
        }
    }

    private static Digest Hash(params byte[][] parts) => new(SHA256.HashData([.. parts.SelectMany(p => p)]));

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static byte[] Bytes(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
