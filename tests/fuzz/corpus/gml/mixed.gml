Creator "x &quot; &#233; y"
Version 1
graph [ directed 1 label "G" comment "c"
  node [ id 1 label "A&amp;B" graphics [ x 1.5 y -2e3 w 3 h 4 type "ellipse" fill "#FF0000" Line [ point [ x 1 y 2 ] point [ x 3 y 4 ] ] ] tags [ t "a" t "b" ] ]
  node [ id 2 label "B" isGroup 1 ] node [ id -3 gid 2 value NaN ]
  # a remark
  edge [ source 1 target 2 label "e" value 1.5 graphics [ arrow "last" ] ]
  edge [ source 2 target 99 ] edge [ source 1 target 1 weight -1E+400 ]
]
