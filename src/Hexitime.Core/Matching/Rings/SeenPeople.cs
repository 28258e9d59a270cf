using System.Numerics;

namespace Hexitime.Matching.Rings;

/// <summary>Finds rings of the same people in any order. A hash table by the set of people that is emptied at the cost of what is in it.</summary>
internal sealed class SeenPeople
{
    private readonly List<(uint Hash, int Ring)> _seen = [];
    private int[] _slots = NewSlots(256);

    /// <summary>The ring of the same people, or -1, after which the next ring of the catalogue is remembered for them.</summary>
    public int FindOrAdd(ReadOnlySpan<int> members, RingCatalogue rings)
    {
        var hash = HashOf(members);
        var slot = SlotOf(hash);
        for (; _slots[slot] >= 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var (otherHash, ring) = _seen[_slots[slot]];
            if (hash == otherHash && AreSame(members, rings.MembersOf(ring)))
                return ring;
        }

        _slots[slot] = _seen.Count;
        _seen.Add((hash, rings.Count));
        if (_seen.Count * 2 > _slots.Length)
            Grow();
        return -1;
    }

    public void Clear()
    {
        foreach (var (hash, _) in _seen)
        {
            for (var slot = SlotOf(hash); _slots[slot] >= 0; slot = (slot + 1) & (_slots.Length - 1))
                _slots[slot] = -1;
        }

        _seen.Clear();
    }

    private static uint HashOf(ReadOnlySpan<int> members)
    {
        uint hash = 0;
        foreach (var member in members)
            hash = unchecked(hash + (BitOperations.RotateLeft((uint)member * 0x9E37_79B1u, 15) * 0x85EB_CA6Bu));
        return hash;
    }

    private static bool AreSame(ReadOnlySpan<int> some, ReadOnlySpan<int> others)
    {
        if (some.Length != others.Length)
            return false;
        foreach (var member in some)
        {
            if (!others.Contains(member))
                return false;
        }

        return true;
    }

    private static int[] NewSlots(int length)
    {
        var slots = new int[length];
        Array.Fill(slots, -1);
        return slots;
    }

    private int SlotOf(uint hash) => (int)(hash >> 4) & (_slots.Length - 1);

    private void Grow()
    {
        _slots = NewSlots(_slots.Length * 2);
        for (var i = 0; i < _seen.Count; i++)
        {
            var slot = SlotOf(_seen[i].Hash);
            while (_slots[slot] >= 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i;
        }
    }
}
