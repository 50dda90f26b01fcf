Creator	"yFiles"
Version	"2.19"
# A comment, as some programs write.
graph
[
	hierarchic	1
	label	""
	directed	1
	node
	[
		id	0
		label	"Caf&#233; &quot;La Halle&quot; &amp; co &eacute;&#x20ac;"
		isGroup	1
		graphics
		[
			x	-12.5
			y	40.0
			w	30.0
			h	30.0
			type	"roundrectangle"
			fill	"#FFCC00"
		]
		LabelGraphics
		[
			text	"one"
		]
		LabelGraphics
		[
			text	"two"
		]
	]
	node
	[
		id	1.0
		label	"Recyclerie \"du bas\" ✅"
		gid	0
		graphics
		[
			x	100
			y	-7.25
		]
	]
	node
	[
		id	-3
		label	"C:\"
	]
	edge
	[
		source	0
		target	1
		label	"aide"
		graphics
		[
			fill	"#000000"
			Line
			[
				point
				[
					x	-12.5
					y	40.0
				]
				point
				[
					x	100.0
					y	-7.25
				]
			]
		]
	]
	edge
	[
		source	1
		target	-3
		weight	2.5
	]
]
