namespace Hexitime.Impact.Map;

/// <summary>Masses in a plane, by ever smaller squares, so that those far away count together: Barnes and Hut 1986.</summary>
internal sealed class QuadTree
{
    private const int DeepestLevel = 24;
    private const double FarEnough = 1.0;

    private readonly int[] _stack = new int[4 * (DeepestLevel + 2)];
    private int[] _children = [];
    private double[] _x = [];
    private double[] _y = [];
    private double[] _mass = [];
    private double[] _size = [];
    private int _count;

    /// <summary>Fills it anew.</summary>
    public void Fill(Places places, double[] masses)
    {
        var (left, right, top, bottom) = (places.X.Min(), places.X.Max(), places.Y.Min(), places.Y.Max());
        var size = Math.Max(right - left, bottom - top);
        _count = 0;
        Add(size);
        for (var i = 0; i < places.Count; i++)
            Insert(places.X[i], places.Y[i], masses[i], left, top, size);
        for (var node = 0; node < _count; node++)
            (_x[node], _y[node]) = (_x[node] / _mass[node], _y[node] / _mass[node]);
    }

    /// <summary>The push of all others on a mass of 1 at a place: each its mass over the distance.</summary>
    public (double X, double Y) Push(double x, double y)
    {
        var (fx, fy, top) = (0.0, 0.0, 1);
        _stack[0] = 0;
        while (top > 0)
        {
            var node = _stack[--top];
            var (dx, dy) = (x - _x[node], y - _y[node]);
            var square = (dx * dx) + (dy * dy);
            if (_children[4 * node] < 0 || _size[node] * _size[node] < FarEnough * square)
            {
                if (square > 0)
                    (fx, fy) = (fx + (dx * _mass[node] / square), fy + (dy * _mass[node] / square));
                continue;
            }

            for (var child = 3; child >= 0; child--)
            {
                if (_children[(4 * node) + child] > 0)
                    _stack[top++] = _children[(4 * node) + child];
            }
        }

        return (fx, fy);
    }

    // While it is filled, a node holds the sums of mass times place; a leaf has -1 for its first child.
    private void Insert(double x, double y, double mass, double left, double top, double size)
    {
        var node = 0;
        for (var level = 0; ; level++)
        {
            if (_mass[node] == 0 || level == DeepestLevel)
            {
                AddTo(node, x, y, mass);
                return;
            }

            if (_children[4 * node] < 0)
            {
                // The one that lives here moves one level down, unless it is in this very place.
                var (ox, oy, others) = (_x[node] / _mass[node], _y[node] / _mass[node], _mass[node]);
                if (ox == x && oy == y)
                {
                    AddTo(node, x, y, mass);
                    return;
                }

                _children[4 * node] = 0;
                AddTo(Child(node, Quarter(ox, oy, left, top, size), size), ox, oy, others);
            }

            AddTo(node, x, y, mass);
            var quarter = Quarter(x, y, left, top, size);
            node = Child(node, quarter, size);
            size /= 2;
            (left, top) = (left + ((quarter & 1) * size), top + ((quarter >> 1) * size));
        }
    }

    private static int Quarter(double x, double y, double left, double top, double size) => (x >= left + (size / 2) ? 1 : 0) + (y >= top + (size / 2) ? 2 : 0);

    private void AddTo(int node, double x, double y, double mass) =>
        (_x[node], _y[node], _mass[node]) = (_x[node] + (x * mass), _y[node] + (y * mass), _mass[node] + mass);

    private int Child(int node, int quarter, double size)
    {
        var child = _children[(4 * node) + quarter];
        if (child > 0)
            return child;
        child = Add(size / 2);
        return _children[(4 * node) + quarter] = child;
    }

    private int Add(double size)
    {
        if (_count == _mass.Length)
        {
            var room = Math.Max(256, 2 * _count);
            Array.Resize(ref _children, 4 * room);
            Array.Resize(ref _x, room);
            Array.Resize(ref _y, room);
            Array.Resize(ref _mass, room);
            Array.Resize(ref _size, room);
        }

        (_children[4 * _count], _children[(4 * _count) + 1], _children[(4 * _count) + 2], _children[(4 * _count) + 3]) = (-1, 0, 0, 0);
        (_x[_count], _y[_count], _mass[_count], _size[_count]) = (0, 0, 0, size);
        return _count++;
    }
}
