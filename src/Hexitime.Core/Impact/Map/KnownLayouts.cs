using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Hexitime.Impact.Map;

/// <summary>
/// The last few layouts: placing thousands of points takes a second or so, and the same map is looked at again, whole and closely. Known by what they were computed from, numbers only, so that
/// names and consents are always those of the map that is drawn. Safe for any number of threads.
/// </summary>
internal static class KnownLayouts
{
    private const int Most = 8;
    private static readonly Lock Gate = new();
    private static readonly LinkedList<(string Key, MapLayout Layout)> Layouts = new();

    public static MapLayout Of(ConnectionMap map, int[] signs, Frame frame, CancellationToken cancellation)
    {
        var key = KeyOf(map, signs);
        if (Find(key) is { } known)
            return known;
        var layout = MapLayout.Of(map, signs, frame, cancellation);
        lock (Gate)
        {
            Layouts.AddFirst((key, layout));
            if (Layouts.Count > Most)
                Layouts.RemoveLast();
        }

        return layout;
    }

    private static MapLayout? Find(string key)
    {
        lock (Gate)
        {
            for (var node = Layouts.First; node is not null; node = node.Next)
            {
                if (!string.Equals(node.Value.Key, key, StringComparison.Ordinal))
                    continue;
                Layouts.Remove(node);
                Layouts.AddFirst(node);
                return node.Value.Layout;
            }
        }

        return null;
    }

    private static string KeyOf(ConnectionMap map, int[] signs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(signs.AsSpan()));
        Span<long> tied = stackalloc long[3];
        foreach (var tie in map.Ties)
        {
            (tied[0], tied[1], tied[2]) = (tie.From, tie.To, tie.Minutes);
            hash.AppendData(MemoryMarshal.AsBytes(tied));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
